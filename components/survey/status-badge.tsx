import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { SurveySummary } from "@/lib/surveys/shapes";

const looks: Record<SurveySummary["status"], { tone: BadgeTone; word: string }> = {
  draft: { tone: "neutral", word: "Draft" },
  published: { tone: "good", word: "Published" },
  closed: { tone: "warn", word: "Closed" },
  archived: { tone: "neutral", word: "Archived" },
};

/** What state a survey is in, and whether its draft waits to be published. */
export function SurveyStatusBadge({ status, changed }: Pick<SurveySummary, "status" | "changed">) {
  const { tone, word } = looks[status];
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      {status === "published" && changed && <Badge tone="accent">Unpublished changes</Badge>}
    </>
  );
}
