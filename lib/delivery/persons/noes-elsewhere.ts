import type { Tx } from "@/lib/access/context";
import type { Noes } from "@/lib/delivery/persons/as-person";
import { noesOf } from "@/lib/delivery/persons/persons.store";
import { everyoneOf, personsOf } from "@/lib/delivery/persons/persons-of";

/**
 * What may be a no of these customers and is recorded with another record of their person, by customer,
 * inside the caller's own verb: records are followed as they are where it is decided whom to ask.
 */
export async function noesElsewhere(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Noes[]>> {
  const persons = await personsOf(tx, customerIds);
  const sharing = customerIds.filter((id) => (persons.get(id)?.length ?? 0) > 1);
  const said = new Map(
    (await noesOf(tx, everyoneOf(persons, sharing))).map((one) => [one.id, one]),
  );
  return new Map(
    sharing.map((id) => {
      const others = (persons.get(id) ?? []).filter((record) => record !== id);
      return [id, others.flatMap((record) => said.get(record) ?? [])];
    }),
  );
}
