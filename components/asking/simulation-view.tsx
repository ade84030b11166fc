import { SimulatedDays } from "@/components/asking/simulated-days";
import { SimulatedTable } from "@/components/asking/simulated-table";
import {
  foundWords,
  mostAskedWords,
  ownWords,
  replayedWords,
  tierWords,
} from "@/components/asking/simulation-words";
import { EmptyState } from "@/components/ui/empty-state";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import { type Segmenting, type Simulation, segmentings } from "@/lib/touchpoints/simulation-shapes";

const segmentWords: Record<Segmenting, string> = {
  touchpoint: "Touchpoint",
  channel: "Channel",
  team: "Team",
  segment: "Customer segment",
  tier: "Customers by value",
};

/** The past as it was decided by the rules now, beside what other rules would have decided. */
export function SimulationView({ simulation }: { simulation: Simulation }) {
  const { interactions, byDay, timesAsked, suppressed, segments } = simulation;
  if (interactions === 0) {
    return (
      <EmptyState title="Nothing to replay">
        There are no interactions in the last 90 days.
      </EmptyState>
    );
  }
  const own = ownWords(simulation);
  const perSegment = segmentings
    .map((by) => ({ by, rows: segments[by] }))
    .filter(({ rows }) => rows.some(({ key }) => key !== null));
  return (
    <div className="flex flex-col gap-5">
      <div role="status" className="flex max-w-prose flex-col gap-1 text-sm">
        <p className="font-medium text-ink">{foundWords(simulation)}</p>
        {own !== null && <p>{own}</p>}
        <p className="text-ink-muted">{mostAskedWords(simulation)}</p>
      </div>
      <SimulatedDays days={byDay} />
      <div className="grid gap-x-8 gap-y-5 @2xl:grid-cols-2">
        <SimulatedTable
          title="Why nobody was asked"
          rows={suppressed.map(({ reason, ...counts }) => ({
            words: reasonWords[reason],
            ...counts,
          }))}
        />
        <SimulatedTable
          title="Persons, by how often they are asked"
          rows={timesAsked.map(({ times, ...counts }) => ({
            words: times === 1 ? "Once" : `${times} times`,
            ...counts,
          }))}
        />
        {perSegment.map(({ by, rows }) => (
          <SimulatedTable
            key={by}
            title={`Asked, by ${segmentWords[by].toLowerCase()}`}
            rows={rows.map(({ key, interactions: of, ...counts }) => ({
              words: by === "tier" ? tierWords(key) : (key ?? "Not known"),
              of,
              ...counts,
            }))}
          />
        ))}
      </div>
      <p className="max-w-prose text-xs text-ink-muted">{replayedWords(simulation)}</p>
    </div>
  );
}
