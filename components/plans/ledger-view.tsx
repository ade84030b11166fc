import { Moment } from "@/components/ui/moment";
import type { Plan, PlanEntry } from "@/lib/framework/plan-shapes";

const words: Record<PlanEntry["kind"], string> = {
  started: "Started",
  note: "Note",
  milestone: "Milestone",
  measured: "Measured",
  ended: "Ended",
};

/** All that was written down about a plan, in the order in which it happened. */
export function LedgerView({ plan, timeZone }: { plan: Plan; timeZone: string }) {
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {plan.entries.map(({ id, at, kind, text }) => (
        <li key={id} className="flex flex-wrap gap-x-3 border-b border-line pb-2">
          <span className="text-ink-muted">
            <Moment at={new Date(at)} timeZone={timeZone} />
          </span>
          <span className="font-medium">{words[kind]}</span>
          <span className="min-w-0 break-words">{text}</span>
        </li>
      ))}
    </ol>
  );
}
