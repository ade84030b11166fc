import type { Tx } from "@/lib/access/context";
import { type Candidates, candidatesOf } from "@/lib/touchpoints/candidates";
import type { Ask } from "@/lib/touchpoints/contact-policy";
import { chosenOf, decideCustomers, roundFacts } from "@/lib/touchpoints/rounds/decide-customers";
import { nextCustomers, type RoundRow, storeProgress } from "@/lib/touchpoints/rounds/round.store";
import { countingFrom, Tally } from "@/lib/touchpoints/rounds/tally";
import type { Thirds } from "@/lib/touchpoints/thirds";

const perSet = 4_000;

/** Who would be asked in an earlier set, of persons who have more than one record. */
export type Remembered = Map<string, Ask>;

/**
 * Counts what would be decided on the next customers of a round. Nobody is held and nothing follows
 * from it.
 *
 * @returns whether there were any
 */
export async function countSet(
  tx: Tx,
  round: RoundRow,
  { thirds, remembered }: { thirds: Thirds; remembered: Remembered },
): Promise<boolean> {
  const customerIds = await nextCustomers(tx, round.place, perSet);
  if (customerIds.length === 0) return false;
  const facts = await roundFacts(tx, round);
  const candidates = await candidatesOf(tx, customerIds, { held: false });
  recall(candidates, customerIds, remembered);
  const chosen = await chosenOf(tx, facts, candidates, { customerIds, thirds });
  const counting = countingFrom(Tally.parse(round.tally));
  const decided = decideCustomers(facts, chosen, { candidates, counting, now: tx.now() });
  for (const { customerId, decision } of decided) {
    const records = candidates.recordsOf(customerId);
    if (decision.decision === "suppressed" || records.length === 1) continue;
    remembered.set(personOf(records), { at: decision.dueAt, kind: facts.trigger.surveyKind });
  }
  const place = customerIds.at(-1) ?? round.place;
  const seen = round.seen + customerIds.length;
  await storeProgress(tx, round.id, { place, seen, tally: counting.result() });
  return true;
}

const personOf = (records: readonly string[]) => [...records].sort()[0] ?? "";

function recall(candidates: Candidates, customerIds: readonly string[], remembered: Remembered) {
  const told = new Set<string>();
  for (const id of customerIds) {
    const records = candidates.recordsOf(id);
    const person = personOf(records);
    const ask = records.length === 1 ? undefined : remembered.get(person);
    if (ask && !told.has(person)) candidates.remember(id, ask);
    told.add(person);
  }
}
