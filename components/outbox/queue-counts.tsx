import { queueWords } from "@/components/outbox/queue-words";
import { addressOf } from "@/components/ui/address-of";
import { Tabs } from "@/components/ui/tabs";
import {
  type QueueCounts as Counts,
  type QueueState,
  queueStates,
} from "@/lib/delivery/queue-shapes";

interface QueueCountsProps {
  counts: Counts;
  state: QueueState;
  search: string | undefined;
}

/** How much of the queue is in each state, each a link to what is in it. */
export function QueueCounts({ counts, state, search }: QueueCountsProps) {
  const tabs = queueStates.map((one) => ({
    href: addressOf("/outbox/queue", { state: one, search }),
    label: `${queueWords[one].word} ${countWords(counts[one])}`,
    current: one === state,
  }));
  return (
    <div className="flex flex-col gap-2">
      <Tabs label="State" tabs={tabs} />
      <p className="text-sm text-ink-muted">
        {`Due now: ${countWords(counts.due)} of what is still to be sent. Sent is counted over the last 24 hours.`}
      </p>
    </div>
  );
}

/** @example countWords({ count: 10_000, more: true }) // → "10,000+" */
export function countWords({ count, more }: { count: number; more: boolean }): string {
  return `${count.toLocaleString("en")}${more ? "+" : ""}`;
}
