import { localClock } from "@/components/calls/local-clock";
import { Badge } from "@/components/ui/badge";

/** What time it is where the customer is; a warning where people sleep. */
export function LocalTime({ timeZone, now }: { timeZone: string | null; now: Date }) {
  const clock = localClock(timeZone, now);
  if (!clock) return <span className="text-ink-muted">Not known</span>;
  return (
    <span className="inline-flex items-center gap-2 tabular-nums">
      {clock.time}
      {clock.night && <Badge tone="warn">Night there</Badge>}
    </span>
  );
}
