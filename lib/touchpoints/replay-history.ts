import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { personsSeen, type Seen } from "@/lib/touchpoints/candidates";
import { memorySeconds } from "@/lib/touchpoints/contact-policy";
import {
  addTo,
  bySegment,
  type KnownAsk,
  newReplay,
  type PastInteraction,
  type Replay,
  replayOne,
} from "@/lib/touchpoints/replay";
import type { Rules } from "@/lib/touchpoints/sampling";
import {
  asksFromOutside,
  nextInteractions,
  startOfLatest,
  worthOf,
} from "@/lib/touchpoints/simulation.store";
import { type Segmenting, segmentings } from "@/lib/touchpoints/simulation-shapes";
import { readThirds, type Thirds, tierOf } from "@/lib/touchpoints/thirds";
import { draw, kindsOfSurveys } from "@/lib/touchpoints/trigger-facts";

const daysReplayed = 90;
/** With more interactions than this, the replay begins later. */
const mostReplayed = 200_000;
const perSet = 4_000;

/** The past under two sets of rules, with what both share. */
export interface History {
  from: Date;
  until: Date;
  interactions: number;
  bySegment: Record<Segmenting, Map<string | null, number>>;
  before: Replay;
  after: Replay;
}

/** Told after each set how far a replay is, from 0 to 1; by throwing it ends the replay. */
export type Report = (share: number) => Promise<void>;

/**
 * Replays what happened in the last 90 days by two sets of rules, set by set, each in a short
 * transaction that holds nobody. Nothing is stored.
 */
export async function replayHistory(
  ctx: Context,
  rules: { before: Rules; after: Rules },
  report: Report = async () => {},
): Promise<History> {
  const until = ctx.now();
  const since = new Date(until.getTime() - daysReplayed * 86_400_000);
  const { from, thirds } = await inTransaction(ctx, async (tx) => {
    const thirds = await readThirds(tx);
    return { from: await startOfLatest(tx, since, until, mostReplayed), thirds };
  });
  const history = newHistory(from, until, rules);
  let place: { at: Date; id: string | null } | null = { at: from, id: null };
  while (place !== null) {
    const here: { at: Date; id: string | null } = place;
    const rows = await inTransaction(ctx, (tx) => nextSet(tx, here, history, thirds));
    for (const past of rows) replayBoth(history, past);
    const last = rows.at(-1);
    place = rows.length === perSet && last ? { at: last.facts.occurredAt, id: last.id } : null;
    if (place) await report(shareOf(place.at, history));
  }
  return history;
}

const shareOf = (at: Date, { from, until }: History) =>
  (at.getTime() - from.getTime()) / Math.max(1, until.getTime() - from.getTime());

function newHistory(from: Date, until: Date, { before, after }: Record<"before" | "after", Rules>) {
  return {
    ...{ from, until, bySegment: bySegment(), interactions: 0 },
    ...{ before: newReplay(before), after: newReplay(after) },
  };
}

function replayBoth(history: History, past: PastInteraction): void {
  history.interactions += 1;
  for (const by of segmentings) addTo(history.bySegment[by], past.segments[by]);
  replayOne(history.before, past, draw);
  replayOne(history.after, past, draw);
}

/** A set of interactions with everything that decides on them. */
async function nextSet(
  tx: Tx,
  place: { at: Date; id: string | null },
  { from, until }: History,
  { rules, bounds }: Thirds,
): Promise<PastInteraction[]> {
  const rows = await nextInteractions(tx, place, until, perSet);
  const customerIds = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const seen = await personsSeen(tx, customerIds);
  const worth = bounds ? await worthOf(tx, customerIds, rules) : new Map<string, number>();
  const records = [...new Set([...seen.values()].flatMap(({ records }) => records))];
  const { asks, byHand } = await outsideAsks(tx, records, from);
  return rows.map(({ customerId, ...facts }) => {
    const { id, touchpoint, channel, team } = facts;
    const known = customerId === null ? undefined : seen.get(customerId);
    return {
      id,
      facts: { ...facts, invitedTo: byHand.get(id) ?? [] },
      candidate: known?.candidate ?? null,
      person: known?.person ?? null,
      asks: known?.records.flatMap((record) => asks.get(record) ?? []) ?? [],
      segments: {
        ...{ touchpoint, channel, team, segment: segmentOf(known) },
        tier: tierOf(bounds, worth.get(customerId ?? "")),
      },
    };
  });
}

function segmentOf(seen: Seen | undefined): string | null {
  const segment = seen?.candidate.facts.known.segment;
  return typeof segment === "string" ? segment : null;
}

/** Asks that the replay does not decide anew, by record, and surveys asked by hand, by interaction. */
async function outsideAsks(tx: Tx, records: readonly string[], start: Date) {
  const since = new Date(start.getTime() - memorySeconds * 1000);
  const rows = await asksFromOutside(tx, records, since, start);
  const kinds = await kindsOfSurveys(
    tx,
    rows.map(({ surveyId }) => surveyId),
  );
  const asks = new Map<string, KnownAsk[]>();
  const byHand = new Map<string, string[]>();
  for (const { customerId, surveyId, at, madeAt, byTrigger, interactionId } of rows) {
    const ask = { at, madeAt, kind: kinds.get(surveyId) ?? ("other" as const) };
    asks.set(customerId, [...(asks.get(customerId) ?? []), ask]);
    if (interactionId === null || byTrigger) continue;
    byHand.set(interactionId, [...(byHand.get(interactionId) ?? []), surveyId]);
  }
  return { asks, byHand };
}
