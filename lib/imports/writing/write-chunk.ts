import type { ImportCounts } from "../shapes";
import type { Chunk } from "./chunk";
import {
  erasedCustomers,
  insertCustomers,
  lastErasure,
  makeCustomersAhead,
  matchCustomers,
  metCustomers,
  stageCustomers,
  updateCustomers,
} from "./customers-in.store";
import {
  addedInteractions,
  compareReadings,
  insertInteractions,
  makeInteractionsAhead,
  matchInteractions,
  stageInteractions,
  updateInteractions,
} from "./interactions-in.store";
import { type KnownCustomer, saysMore } from "./known-customers";
import {
  insertPeriodValues,
  matchPeriodValues,
  stagePeriodValues,
  updatePeriodValues,
} from "./period-values-in.store";
import {
  insertPurchases,
  makePurchasesAhead,
  matchPurchases,
  stagePurchases,
  updatePurchases,
} from "./purchases-in.store";
import {
  type AnsweredVersion,
  insertResponses,
  matchResponses,
  updateResponses,
} from "./responses-in.store";
import type { Writing } from "./staging.store";

/** What is the same for every chunk of a run. */
export interface ChunkSettings {
  /** Whether the triggers decide on the interactions. */
  surveyable: boolean;
  version: AnsweredVersion | undefined;
  currency: string;
  /** When somebody was erased last; 0: nobody, so that ids need not be looked up among the erased. */
  lastErasure: number;
  /** The chunk was broken off before: nothing may be taken for granted. */
  again?: boolean;
}

export interface Written {
  created: ImportCounts;
  updated: ImportCounts;
  /** Lines of rows about customers who were erased: nothing of them was written. */
  erasedLines: number[];
  /** Ids of new interactions. */
  added: string[];
  /** Customers that need not be looked for again. */
  met: KnownCustomer[];
}

/** Somebody was erased since the run began: what it knows of customers no longer holds. */
export class ErasedMeanwhile extends Error {}

interface Steps {
  match: () => Promise<number>;
  update: () => Promise<number>;
  insert: () => Promise<number>;
}

/** Changes what is known and adds what is not. */
async function upsert(staged: number, { match, update, insert }: Steps) {
  const known = await match();
  const updated = known > 0 ? await update() : 0;
  const created = known < staged ? await insert() : 0;
  return { created, updated, known };
}

const nothingDone = { created: 0, updated: 0, known: 0 };
const noCounts = { customers: 0, interactions: 0, responses: 0, kpiValues: 0, purchases: 0 };

/** The kinds of identity that occur among staged things. */
function identitiesOf(staged: readonly { identity: { externalId: string | null } }[]) {
  const external = staged.some(({ identity }) => identity.externalId !== null);
  const byLine = staged.some(({ identity }) => identity.externalId === null);
  return [
    ...(external ? ["external_id" as const] : []),
    ...(byLine ? ["import_key" as const] : []),
  ];
}

/** Does what can be done for a chunk before its turn to be written has come. */
export async function makeChunkAhead(chunk: Chunk): Promise<void> {
  await makeCustomersAhead(chunk.customers);
  await makeInteractionsAhead(chunk.interactions);
  await makePurchasesAhead(chunk.purchases);
}

/**
 * Writes one chunk of rows in sets, inside the caller's transaction. Customers are shared with
 * whatever else goes on, so those that somebody adds at the same moment are met; the same event
 * added twice at once is rare, and breaks the chunk off with a unique violation: tried again, the
 * chunk finds it.
 */
export async function writeChunk(
  writing: Writing,
  chunk: Chunk,
  settings: ChunkSettings,
): Promise<Written> {
  if ((await lastErasure(writing)) !== settings.lastErasure) throw new ErasedMeanwhile();
  const { customers, erased, met } = await writeCustomers(writing, chunk, settings);
  const erasedLines = chunk.customers
    .filter(({ n }) => erased.has(n))
    .flatMap(({ lines }) => lines);
  const ofLiving = ({ customer }: { customer: number | null }) =>
    customer === null || !erased.has(customer);
  const kept: Chunk =
    erased.size === 0
      ? chunk
      : {
          ...chunk,
          interactions: chunk.interactions.filter(ofLiving),
          purchases: chunk.purchases.filter(ofLiving),
        };
  const events = await writeInteractions(writing, kept, settings);
  const mayBeKnown = events.interactions.known > 0 || settings.again === true;
  const responses = await writeResponses(writing, kept, settings.version, mayBeKnown);
  const purchases = await writePurchases(writing, kept, settings);
  const periodValues = await writePeriodValues(writing, kept);
  const count = (what: "created" | "updated"): ImportCounts => ({
    ...noCounts,
    customers: customers[what],
    interactions: events.interactions[what],
    responses: responses[what],
    kpiValues: events.kpiValues[what] + periodValues[what],
    purchases: purchases[what],
  });
  const { added } = events;
  return { created: count("created"), updated: count("updated"), erasedLines, added, met };
}

async function writeCustomers(writing: Writing, { customers }: Chunk, settings: ChunkSettings) {
  await stageCustomers(writing, customers);
  if (customers.length === 0) return { customers: nothingDone, erased: new Set<number>(), met: [] };
  const ids = identitiesOf(customers);
  const someErased = settings.lastErasure > 0;
  const all = someErased ? [...ids, "erased_id" as const] : ids;
  const steps: Steps = {
    match: () => matchCustomers(writing, all),
    update: async () => (customers.some(saysMore) ? updateCustomers(writing) : 0),
    insert: () => insertCustomers(writing),
  };
  const counts = await upsert(customers.length, steps);
  if (counts.known + counts.created < customers.length) {
    await steps.match();
    counts.updated += await steps.update();
  }
  const erased = new Set(someErased ? await erasedCustomers(writing) : []);
  return { customers: counts, erased, met: await metCustomers(writing) };
}

async function writeInteractions(
  writing: Writing,
  { interactions }: Chunk,
  { surveyable }: ChunkSettings,
) {
  if (interactions.length === 0) {
    return { interactions: nothingDone, kpiValues: nothingDone, added: [] };
  }
  await stageInteractions(writing, interactions);
  let readings = { staged: 0, created: 0, updated: 0 };
  const counts = await upsert(interactions.length, {
    match: () => matchInteractions(writing, identitiesOf(interactions)),
    update: async () => {
      readings = await compareReadings(writing);
      return updateInteractions(writing);
    },
    insert: () => insertInteractions(writing, surveyable),
  });
  const all = interactions.reduce((sum, { kpis }) => sum + Object.keys(kpis).length, 0);
  const onNew = all - readings.staged;
  const added = surveyable && counts.created > 0 ? await addedInteractions(writing) : [];
  const kpiValues = { created: onNew + readings.created, updated: readings.updated };
  return { interactions: counts, kpiValues, added };
}

/** An interaction that is new has no response yet. */
async function writeResponses(
  writing: Writing,
  { interactions }: Chunk,
  version: AnsweredVersion | undefined,
  mayBeKnown: boolean,
) {
  const staged = interactions.filter(({ response }) => response !== null).length;
  if (!version || staged === 0) return nothingDone;
  return upsert(staged, {
    match: async () => (mayBeKnown ? matchResponses(writing, version) : 0),
    update: () => updateResponses(writing, version),
    insert: () => insertResponses(writing, version),
  });
}

async function writePurchases(writing: Writing, { purchases }: Chunk, { currency }: ChunkSettings) {
  if (purchases.length === 0) return nothingDone;
  await stagePurchases(writing, purchases);
  return upsert(purchases.length, {
    match: () => matchPurchases(writing, identitiesOf(purchases)),
    update: () => updatePurchases(writing),
    insert: () => insertPurchases(writing, currency),
  });
}

async function writePeriodValues(writing: Writing, { periodValues }: Chunk) {
  if (periodValues.length === 0) return nothingDone;
  await stagePeriodValues(writing, periodValues);
  return upsert(periodValues.length, {
    match: () => matchPeriodValues(writing),
    update: () => updatePeriodValues(writing),
    insert: () => insertPeriodValues(writing),
  });
}
