import { createHash } from "node:crypto";
import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { waysOf } from "@/lib/delivery/reach";
import { openSurveys } from "@/lib/delivery/read";
import { SendingWindow } from "@/lib/delivery/sending-window";
import { Refusal } from "@/lib/ground/refusal";
import { Condition } from "@/lib/touchpoints/condition";
import {
  ContactPolicy,
  readyPolicy,
  type SurveyKind,
  usualPolicy,
} from "@/lib/touchpoints/contact-policy";
import { cappedDays } from "@/lib/touchpoints/daily-cap";
import { type DailyCounts, dailyCountsOf } from "@/lib/touchpoints/daily-counts";
import { findPolicy, outcomesOfSurveys } from "@/lib/touchpoints/rules.store";
import { type ReadyTrigger, type Rules, readyTrigger } from "@/lib/touchpoints/sampling";
import type { Trigger } from "@/lib/touchpoints/shapes";
import { holdTriggers, type TriggerRow } from "@/lib/touchpoints/triggers.store";

/**
 * Everything the organisation has laid down, held until the transaction ends: whoever pauses a
 * trigger waits for the decisions that are being made, and then calls off what they led to. Triggers
 * with a daily cap are held by one decider at a time, so that two do not fill the same place.
 */
export async function heldRules(tx: Tx): Promise<HeldRules> {
  const { rows, alone } = await holdTriggers(tx);
  return { ...(await rulesOf(tx, rows)), alone };
}

/** Rules, and what the days of their capped triggers are counted in. */
interface CountedRules extends Rules {
  counts: DailyCounts;
}

/** The same, and of which triggers nobody else counts at the same time. */
export interface HeldRules extends CountedRules {
  alone: ReadonlySet<string>;
}

/** The rules with these triggers. */
export async function rulesOf(tx: Tx, rows: readonly TriggerRow[]): Promise<CountedRules> {
  const zone = await timeZoneOf(tx);
  const triggers = await readyTriggers(tx, rows);
  const policy = readyPolicy(await policyOf(tx));
  // One that is paused asks nobody, however much room its days have.
  const capped = triggers.filter(({ active, dailyCap }) => active && dailyCap !== null);
  const ids = capped.map(({ id }) => id);
  const counts = await dailyCountsOf(tx, ids, zone);
  const taken = cappedDays(capped, zone, (id) => counts.get(id)?.days);
  return { triggers, policy, zone, taken, counts };
}

/** The contact policy, as it is or as it is usual. */
export async function policyOf(tx: Tx): Promise<ContactPolicy> {
  const stored = await findPolicy(tx);
  return stored === undefined ? usualPolicy : ContactPolicy.parse(stored);
}

async function readyTriggers(tx: Tx, rows: readonly TriggerRow[]): Promise<ReadyTrigger[]> {
  const surveyIds = rows.map(({ surveyId }) => surveyId);
  const open = await openSurveys(tx, surveyIds);
  const kinds = await kindsOfSurveys(tx, surveyIds);
  const waysFor = await waysOf(tx, rows);
  return rows.map(({ sendingWindow, conditions, ...row }) =>
    readyTrigger({
      ...row,
      surveyKind: kinds.get(row.surveyId) ?? "other",
      surveyOpen: open.has(row.surveyId),
      ways: waysFor(row),
      window: windowOf(sendingWindow),
      conditions: Condition.parse(conditions),
    }),
  );
}

const windowOf = (stored: unknown) => (stored === null ? null : SendingWindow.parse(stored));

/** What each of these surveys measures. */
export async function kindsOfSurveys(
  tx: Tx,
  surveyIds: readonly string[],
): Promise<Map<string, SurveyKind>> {
  const rows = await outcomesOfSurveys(tx, [...new Set(surveyIds)]);
  return new Map(rows.map(({ surveyId, role }) => [surveyId, role ?? "other"]));
}

/**
 * The draw that a trigger's share is compared with: a number in [0, 1), always the same for an
 * interaction and a trigger, and evenly spread over interactions (48 bits of SHA-256).
 */
export function draw(triggerId: string, interactionId: string): number {
  const hash = createHash("sha256").update(`${triggerId}\n${interactionId}`).digest();
  return hash.readUIntBE(0, 6) / 2 ** 48;
}

/** A moment as it is said, for its column. */
export function momentOf<N extends null | undefined>(said: string | N): Date | N {
  return typeof said === "string" ? new Date(said) : said;
}

/** A trigger as the API shows it. */
export function triggerOf({ surveyId, sendingWindow, conditions, ...row }: TriggerRow): Trigger {
  return {
    ...row,
    survey: surveyId,
    conditions: Condition.parse(conditions),
    window: windowOf(sendingWindow),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function unknownTrigger(): Refusal {
  return new Refusal("not-found", "There is no such trigger.");
}
