import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { PlanHead } from "@/lib/framework/plan-shapes";

const looks: Record<PlanHead["status"], [BadgeTone, string]> = {
  planned: ["neutral", "Planned"],
  running: ["accent", "Running"],
  ended: ["good", "Ended"],
};

export function PlanState({ status }: { status: PlanHead["status"] }) {
  const [tone, word] = looks[status];
  return <Badge tone={tone}>{word}</Badge>;
}
