import { dayMilliseconds } from "@/lib/delivery/wall-clock";
import type { Replay } from "@/lib/touchpoints/replay";
import type { History } from "@/lib/touchpoints/replay-history";
import { suppressionReasons } from "@/lib/touchpoints/sampling";
import type { Segmenting, Simulation } from "@/lib/touchpoints/simulation-shapes";

const mostSegments = 50;

/** A replayed past as it is told, and of it the asks of the one trigger that is tried. */
export function toldSimulation(history: History, triggerId?: string): Simulation {
  const { from, until, interactions } = history;
  const both = <T>(of: (replay: Replay) => T) => ({
    before: of(history.before),
    after: of(history.after),
  });
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    interactions,
    asked: both(({ asked }) => asked),
    persons: both(({ timesAsked }) => timesAsked.size),
    byTrigger:
      triggerId === undefined ? null : both(({ byTrigger }) => byTrigger.get(triggerId) ?? 0),
    mostAsked: both(({ timesAsked }) => [...timesAsked.values()].reduce(larger, 0)),
    timesAsked: timesTold(both(({ timesAsked }) => howOften(timesAsked))),
    byDay: daysTold(both(({ byDay }) => byDay)),
    suppressed: suppressionReasons.flatMap((reason) => {
      const counts = both(({ suppressed }) => suppressed.get(reason) ?? 0);
      return counts.before + counts.after === 0 ? [] : [{ reason, ...counts }];
    }),
    segments: {
      touchpoint: segmentsTold(history, "touchpoint"),
      channel: segmentsTold(history, "channel"),
      team: segmentsTold(history, "team"),
      segment: segmentsTold(history, "segment"),
      tier: segmentsTold(history, "tier"),
    },
  };
}

const larger = (a: number, b: number) => Math.max(a, b);

/** How many persons are asked how often. */
function howOften(timesAsked: ReadonlyMap<string, number>): Map<number, number> {
  const persons = new Map<number, number>();
  for (const times of timesAsked.values()) persons.set(times, (persons.get(times) ?? 0) + 1);
  return persons;
}

type Both = Record<"before" | "after", ReadonlyMap<number, number>>;

function timesTold({ before, after }: Both): Simulation["timesAsked"] {
  const most = [...before.keys(), ...after.keys()].reduce(larger, 0);
  return Array.from({ length: most }, (_, at) => ({
    times: at + 1,
    before: before.get(at + 1) ?? 0,
    after: after.get(at + 1) ?? 0,
  }));
}

/** Every day from the first ask to the last, those without any among them. */
function daysTold({ before, after }: Both): Simulation["byDay"] {
  const days = [...before.keys(), ...after.keys()];
  const last = days.reduce(larger, Number.NEGATIVE_INFINITY);
  const first = days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return Array.from({ length: days.length === 0 ? 0 : last - first + 1 }, (_, at) => ({
    day: new Date((first + at) * dayMilliseconds).toISOString().slice(0, 10),
    before: before.get(first + at) ?? 0,
    after: after.get(first + at) ?? 0,
  }));
}

function segmentsTold({ bySegment, before, after }: History, by: Segmenting) {
  return [...bySegment[by]]
    .map(([key, interactions]) => ({
      key,
      interactions,
      before: before.bySegment[by].get(key) ?? 0,
      after: after.bySegment[by].get(key) ?? 0,
    }))
    .sort((a, b) => b.interactions - a.interactions)
    .slice(0, mostSegments);
}
