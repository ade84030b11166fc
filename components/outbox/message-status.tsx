import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { MessageStatus } from "@/lib/delivery/shapes";

/** What became of a message, in a word or two. */
export const messageWords: Record<MessageStatus, { word: string; tone: BadgeTone }> = {
  "handing-over": { word: "Being sent", tone: "accent" },
  sent: { word: "Sent", tone: "good" },
  kept: { word: "Kept, not sent", tone: "neutral" },
  failed: { word: "Failed", tone: "bad" },
  unknown: { word: "Not certain", tone: "warn" },
};

export function MessageStatusBadge({ status }: { status: MessageStatus }) {
  const { word, tone } = messageWords[status];
  return <Badge tone={tone}>{word}</Badge>;
}
