import { Badge, type BadgeTone } from "@/components/ui/badge";

const looks: Record<string, { tone: BadgeTone; word: string }> = {
  promoter: { tone: "up", word: "Promoter" },
  passive: { tone: "level", word: "Passive" },
  detractor: { tone: "down", word: "Detractor" },
};

/** The class of an answer in its colour, sign and word. */
export function ClassBadge({ name }: { name: string | null }) {
  const look = name === null ? undefined : looks[name];
  return look ? <Badge tone={look.tone}>{look.word}</Badge> : null;
}
