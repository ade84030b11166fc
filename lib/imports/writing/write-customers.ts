import type { StagedCustomer } from "./chunk";
import { type ChunkSettings, checkNobodyErased } from "./chunk-settings";
import {
  insertCustomers,
  matchCustomers,
  metCustomers,
  stageCustomers,
  updateCustomers,
} from "./customers-in.store";
import { type MetCustomer, saysMore } from "./known-customers";
import { noteNewSegments, noteSomething } from "./notes.store";
import type { Writing } from "./staging.store";
import { identitiesOf, type Steps, upsert } from "./upsert";

export interface WrittenCustomers {
  created: number;
  updated: number;
  met: MetCustomer[];
}

/**
 * Writes the customers of one chunk in sets, inside the caller's transaction, which is to end before
 * their events are written: customers are shared with whatever else goes on, so those that somebody
 * adds at the same moment are met, and waited for.
 * @throws ErasedMeanwhile
 */
export async function writeCustomers(
  writing: Writing,
  customers: readonly StagedCustomer[],
  settings: ChunkSettings,
): Promise<WrittenCustomers> {
  await stageCustomers(writing, customers);
  const ids = identitiesOf(customers);
  const all = settings.lastErasure > 0 ? [...ids, "erased_id" as const] : ids;
  const steps: Steps = {
    match: () => matchCustomers(writing, all),
    update: async () => {
      if (!customers.some(saysMore)) return 0;
      const segmented = customers.some(({ fields }) => fields.segment !== undefined);
      if (segmented) await noteNewSegments(writing);
      return updateCustomers(writing);
    },
    insert: () => insertCustomers(writing),
  };
  const counts = await upsert(customers.length, steps);
  if (counts.known + counts.created < customers.length) {
    await steps.match();
    counts.updated += await steps.update();
  }
  const { created, updated } = counts;
  if (created + updated > 0) await noteSomething(writing);
  const met = await metCustomers(writing);
  await checkNobodyErased(writing, settings);
  return { created, updated, met };
}
