import { silence } from "@/lib/db/note-changes";
import { ImportCounts } from "../shapes";
import type { Chunk } from "./chunk";
import type { ChunkSettings } from "./chunk-settings";
import {
  addedInteractions,
  compareReadings,
  insertInteractions,
  makeInteractionsAhead,
  matchInteractions,
  stageInteractions,
  updateInteractions,
} from "./interactions-in.store";
import { noteDays, noteKnownInteractions, noteSomething } from "./notes.store";
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
  countStagedReferrals,
  holdReferrers,
  insertReferrals,
  matchReferrals,
  stageReferrals,
  updateReferrals,
} from "./referrals-in.store";
import {
  type AnsweredVersion,
  insertResponses,
  matchResponses,
  updateResponses,
} from "./responses-in.store";
import type { Writing } from "./staging.store";
import { identitiesOf, nothingDone, upsert } from "./upsert";

export interface WrittenEvents {
  created: ImportCounts;
  updated: ImportCounts;
  /** Ids of new interactions. */
  added: string[];
}

/** What happened, as the rows of a chunk tell it; its customers are known. */
export type Events = Pick<Chunk, "interactions" | "purchases" | "referrals" | "periodValues">;

/** Does what can be done for the events of a chunk before their turn to be written has come. */
export async function prepareEvents({ interactions, purchases }: Events): Promise<void> {
  await makeInteractionsAhead(interactions);
  await makePurchasesAhead(purchases);
}

/**
 * Writes the events of one chunk in sets, inside the caller's transaction. The same event added
 * twice at once is rare, and breaks the chunk off with a unique violation: tried again, the chunk
 * finds it.
 * @param again the chunk was broken off before: nothing may be taken for granted
 */
export async function writeEvents(
  writing: Writing,
  events: Events,
  settings: ChunkSettings,
  again: boolean,
): Promise<WrittenEvents> {
  const { interactions, kpiValues, added } = await writeInteractions(writing, events, settings);
  const mayBeKnown = interactions.known > 0 || again;
  const responses = await writeResponses(writing, events, settings.version, mayBeKnown);
  const purchases = await writePurchases(writing, events, settings);
  const referrals = await writeReferrals(writing, events, settings);
  const periodValues = await writePeriodValues(writing, events);
  if (events.interactions.length === 0) await noteSomething(writing);
  else await noteDays(writing, settings.version?.surveyId ?? silence, mayBeKnown);
  const count = (what: "created" | "updated"): ImportCounts =>
    ImportCounts.parse({
      interactions: interactions[what],
      responses: responses[what],
      kpiValues: kpiValues[what] + periodValues[what],
      purchases: purchases[what],
      referrals: referrals[what],
    });
  return { created: count("created"), updated: count("updated"), added };
}

async function writeInteractions(
  writing: Writing,
  { interactions }: Events,
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
      await noteKnownInteractions(writing);
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
  { interactions }: Events,
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

async function writePurchases(
  writing: Writing,
  { purchases }: Events,
  { currency }: ChunkSettings,
) {
  if (purchases.length === 0) return nothingDone;
  await stagePurchases(writing, purchases);
  return upsert(purchases.length, {
    match: () => matchPurchases(writing, identitiesOf(purchases)),
    update: () => updatePurchases(writing),
    insert: () => insertPurchases(writing, currency),
  });
}

async function writeReferrals(
  writing: Writing,
  { referrals }: Events,
  { countsReferrals }: ChunkSettings,
) {
  if (referrals.length === 0) return nothingDone;
  await stageReferrals(writing, referrals);
  const written = await upsert(referrals.length, {
    match: async () => {
      const known = await matchReferrals(writing, identitiesOf(referrals));
      await holdReferrers(writing);
      return known;
    },
    update: () => updateReferrals(writing),
    insert: () => insertReferrals(writing),
  });
  if (countsReferrals) await countStagedReferrals(writing);
  return written;
}

async function writePeriodValues(writing: Writing, { periodValues }: Events) {
  if (periodValues.length === 0) return nothingDone;
  await stagePeriodValues(writing, periodValues);
  return upsert(periodValues.length, {
    match: () => matchPeriodValues(writing),
    update: () => updatePeriodValues(writing),
    insert: () => insertPeriodValues(writing),
  });
}
