import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { foundCustomers } from "@/lib/customers/found-customers";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { inTransaction } from "@/lib/db/transaction";
import { dayMilliseconds } from "@/lib/delivery/wall-clock";
import { writeCursor } from "@/lib/ground/cursor";
import { listDecisions } from "@/lib/touchpoints/decisions.store";
import { invitationStateOf } from "@/lib/touchpoints/explain-invitation";
import { decisionsFound, invitationsWithoutTrigger } from "@/lib/touchpoints/found-decisions.store";
import { countByDay, coverageBy } from "@/lib/touchpoints/ledger.store";
import type {
  CountDecisions,
  Coverage,
  Decision,
  DecisionCounts,
  DecisionList,
  LedgerQuery,
  ListDecisions,
  ReadCoverage,
} from "@/lib/touchpoints/ledger-shapes";
import { placeIn } from "@/lib/touchpoints/read-decisions";
import { momentOfLatest } from "@/lib/touchpoints/recent-decisions.store";
import { toldDecision } from "@/lib/touchpoints/told-decision";

const mostGroups = 500;
const mostCovered = 100_000;

const daysAgo = (ctx: Context, days: number) =>
  new Date(ctx.now().getTime() - days * dayMilliseconds);

type Row = ReturnType<typeof toldDecision>;

function decisionOf({
  customerId,
  customerName: _,
  customerEmail: __,
  surveyName: ___,
  ...row
}: Row) {
  return {
    ...row,
    customer: customerId,
    occurredAt: row.occurredAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  } satisfies Decision;
}

/** Whatever was decided, latest first, with every rule it met. */
export async function readLedger(ctx: Context, query: ListDecisions): Promise<DecisionList> {
  const { rows, ...list } = await readLedgerRows(ctx, query);
  return { data: rows.map(decisionOf), ...list };
}

/** The same with the customers' names, for a page. */
export async function readLedgerRows(ctx: Context, query: ListDecisions) {
  permit(ctx, "triggers.read");
  const { survey: surveyId, days, cursor, limit, reason, search } = query;
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const filter = { surveyId, reason, since: daysAgo(ctx, days), after };
  const { found, moreCustomers } = await inTransaction(ctx, async (tx) => {
    if (!search)
      return { found: await listDecisions(tx, { ...filter, limit }), moreCustomers: false };
    const { ids: customers, more } = await foundCustomers(tx, search);
    const among = await decisionsFound(tx, { ...filter, search, customers, limit: limit + 1 });
    return { found: await listDecisions(tx, { ...filter, limit, among }), moreCustomers: more };
  });
  const rows = found.slice(0, limit).map((row) => toldDecision(row, ctx.now()));
  const last = found.length > limit ? rows.at(-1) : undefined;
  const place = last?.decidedAt && [last.decidedAt.toISOString(), last.id];
  return { rows, nextCursor: place ? writeCursor(place) : null, moreCustomers };
}

/** So many decisions are counted, the latest. */
const mostCounted = 200_000;

const mostWithoutTrigger = 50;

/** What the customers that a search finds were asked by a round or by hand, the latest first. */
export async function readAskedOtherwise(ctx: Context, { search, days }: LedgerQuery) {
  permit(ctx, "triggers.read");
  if (!search) return [];
  const wanted = { since: daysAgo(ctx, days), limit: mostWithoutTrigger };
  const rows = await inTransaction(ctx, async (tx) => {
    const { ids: customers } = await foundCustomers(tx, search);
    return invitationsWithoutTrigger(tx, { ...wanted, customers });
  });
  return rows.map(({ state, ...row }) => ({ ...row, state: invitationStateOf(state, ctx.now()) }));
}

/**
 * How often each reason decided, day by day. `since` is a moment where more were decided than are
 * counted.
 */
export async function readReasonsByDay(
  ctx: Context,
  { days }: CountDecisions,
  most = mostCounted,
): Promise<DecisionCounts> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, async (tx) => {
    const zone = await timeZoneOf(tx);
    const longest = daysAgo(ctx, days);
    const since = await momentOfLatest(tx, most, longest);
    const data = await countByDay(tx, zone, since ?? longest);
    return { data, since: since?.toISOString() ?? null };
  });
}

/**
 * Of whose interactions how many were asked about and answered, and by what their customers are
 * worth; most interactions first. Of very many in a period the latest are counted.
 */
export async function readCoverage(
  ctx: Context,
  { by, days }: ReadCoverage,
  most = mostCovered,
): Promise<Coverage> {
  permit(ctx, "triggers.read");
  const wanted = daysAgo(ctx, days);
  const { since, rows } = await inTransaction(ctx, async (tx) => {
    const covered = (await momentOfLatest(tx, most, wanted)) ?? wanted;
    return { since: covered, rows: await coverageBy(tx, by, covered) };
  });
  const groups = new Map<string | null, Coverage["data"][number]>();
  for (const { key, tier, ...counts } of rows) {
    const group = groups.get(key) ?? { key, ...nobody, byValue: nobodyByValue };
    const byValue = { ...group.byValue, [tier ?? "unknown"]: counts };
    groups.set(key, { key, ...sumOf(group, counts), byValue });
  }
  const data = [...groups.values()].slice(0, mostGroups);
  return { data, since: since.toISOString(), whole: since <= wanted };
}

type Counts = Omit<Coverage["data"][number], "key" | "byValue">;

const nobody: Counts = { interactions: 0, unreachable: 0, asked: 0, waiting: 0, answered: 0 };
const nobodyByValue = { highest: nobody, middle: nobody, lowest: nobody, unknown: nobody };

function sumOf(one: Counts, other: Counts): Counts {
  return {
    interactions: one.interactions + other.interactions,
    unreachable: one.unreachable + other.unreachable,
    asked: one.asked + other.asked,
    waiting: one.waiting + other.waiting,
    answered: one.answered + other.answered,
  };
}
