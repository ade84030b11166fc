import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { waysOf } from "@/lib/delivery/reach";
import { openSurveys } from "@/lib/delivery/read";
import type { Candidates } from "@/lib/touchpoints/candidates";
import { compile } from "@/lib/touchpoints/condition";
import { nowhere, readyPolicy } from "@/lib/touchpoints/contact-policy";
import { cappedDays, dayNumber } from "@/lib/touchpoints/daily-cap";
import type { RoundRow } from "@/lib/touchpoints/rounds/round.store";
import { RoundRules } from "@/lib/touchpoints/rounds/shapes";
import type { Counting } from "@/lib/touchpoints/rounds/tally";
import {
  type Asked,
  type Candidate,
  decide,
  type ReadyTrigger,
  type Rules,
  readyTrigger,
  type Suppressed,
} from "@/lib/touchpoints/sampling";
import { worthOf } from "@/lib/touchpoints/simulation.store";
import type { Thirds } from "@/lib/touchpoints/thirds";
import { tierOf } from "@/lib/touchpoints/thirds";
import { draw, kindsOfSurveys, policyOf } from "@/lib/touchpoints/trigger-facts";

/** What a set of customers is decided by. */
export interface RoundFacts {
  rules: RoundRules;
  trigger: ReadyTrigger;
  policy: Rules["policy"];
  zone: string;
}

/** A round as a trigger that speaks of every customer it has chosen, as things stand now. */
export async function roundFacts(
  tx: Tx,
  { id, surveyId, rules: stored }: RoundRow,
): Promise<RoundFacts> {
  const rules = RoundRules.parse(stored);
  const { window, share, whenResting, dailyCap, expiresAfterSeconds } = rules;
  const kinds = await kindsOfSurveys(tx, [surveyId]);
  const open = await openSurveys(tx, [surveyId]);
  const byPlan = { surveyId, askBy: null };
  const ways = (await waysOf(tx, [byPlan]))(byPlan);
  const trigger = readyTrigger({
    ...{ id, surveyId, surveyKind: kinds.get(surveyId) ?? "other", surveyOpen: open.has(surveyId) },
    ...{ ways, active: true, touchpoints: [], channels: [], conditions: [] },
    ...{ startsAt: null, endsAt: null, delaySeconds: 0, restPeriodSeconds: null },
    ...{ window, share, whenResting, dailyCap, expiresAfterSeconds },
  });
  return { rules, trigger, policy: readyPolicy(await policyOf(tx)), zone: await timeZoneOf(tx) };
}

/** Those of the customers whom a round is about, in the order given. */
export async function chosenOf(
  tx: Tx,
  { rules }: RoundFacts,
  candidates: Candidates,
  { customerIds, thirds }: { customerIds: readonly string[]; thirds: Thirds },
) {
  const fits = compile(rules.conditions);
  const fitting = customerIds.flatMap((id) => {
    const candidate = candidates.byId.get(id);
    // Erased since they were listed: nobody is known to decide on.
    if (candidate?.invitee.erased) return [];
    return candidate && fits({ interaction: nowhere, customer: candidate.facts })
      ? [{ id, candidate }]
      : [];
  });
  if (rules.tiers.length === 0) return fitting;
  const ids = fitting.map(({ id }) => id);
  const worth = await worthOf(tx, ids, thirds.rules);
  return fitting.filter(({ id }) => {
    const tier = tierOf(thirds.bounds, worth.get(id));
    return tier !== null && rules.tiers.includes(tier);
  });
}

export interface Decided {
  customerId: string;
  decision: Asked | Suppressed;
}

/**
 * Decides on customers by the very function that decides on interactions, and counts what comes of
 * it. Of several records of one person the first is asked.
 */
export function decideCustomers(
  { trigger, policy, zone }: RoundFacts,
  chosen: readonly { id: string; candidate: Candidate }[],
  { candidates, counting, now }: { candidates: Candidates; counting: Counting; now: Date },
): Decided[] {
  const taken = cappedDays([trigger], zone, () => counting.days);
  const rules = { triggers: [trigger], policy, zone, taken };
  return chosen.map(({ id: customerId, candidate }) => {
    const facts = { ...nowhere, occurredAt: now };
    const decision = decide(rules, facts, candidate, () => draw(trigger.id, customerId), now);
    if (decision.decision === "suppressed") counting.suppressed(decision.reason);
    else {
      counting.invited(dayNumber(decision.dueAt, zone));
      candidates.remember(customerId, { at: decision.dueAt, kind: trigger.surveyKind });
    }
    return { customerId, decision };
  });
}
