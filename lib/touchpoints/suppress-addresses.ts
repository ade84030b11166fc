import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { Refusal } from "@/lib/ground/refusal";
import {
  type ImportSuppressions,
  type OneSuppression,
  SuppressionInput,
} from "@/lib/touchpoints/suppression-shapes";
import {
  deleteSuppression,
  idsOfSuppressions,
  insertSuppressions,
} from "@/lib/touchpoints/suppressions.store";
import {
  deleteSurveySuppression,
  idsOfSurveySuppressions,
  insertSurveySuppressions,
  keyOf,
  surveysMeant,
} from "@/lib/touchpoints/survey-suppressions.store";

/**
 * Adds addresses that must not be written to, or that one survey must not be sent to; what is known
 * already stays as it is.
 */
export async function suppressAddresses(ctx: Context, given: OneOrMany): Promise<BatchAnswer> {
  permit(ctx, "suppressions.edit");
  const batch = new Batch(given);
  const items = batch.fitting(SuppressionInput);
  return inTransaction(ctx, async (tx) => {
    const general = await addGeneral(tx, batch, items);
    const ofOneSurvey = await addOfSurveys(tx, batch, items);
    const added = general + ofOneSurvey;
    if (added > 0) await recordAct(tx, "suppressions.added", { kind: "suppression" }, { added });
    return batch.answer();
  });
}

type Items = readonly Numbered<SuppressionInput>[];

/** Those that name no survey. @returns how many are new */
async function addGeneral(tx: Tx, batch: Batch, items: Items): Promise<number> {
  const general = items.filter(({ item }) => surveysOf(item).length === 0);
  const addresses = general.map(({ item }) => item.address);
  const added = await insertSuppressions(tx, addresses);
  const ids = await idsOfSuppressions(tx, addresses);
  for (const { index, item } of general) {
    accept(batch, index, ids.get(item.address), added.has(item.address));
  }
  return added.size;
}

/** Those that name a survey. @returns how many are new */
async function addOfSurveys(tx: Tx, batch: Batch, items: Items): Promise<number> {
  const meant = await surveysMeant(
    tx,
    items.flatMap(({ item }) => surveysOf(item)),
  );
  const known = items.flatMap(({ index, item }) => {
    const said = surveysOf(item);
    if (said.length === 0) return [];
    const surveyId = said.flatMap((one) => meant.get(one) ?? [])[0];
    if (surveyId !== undefined) return [{ index, address: item.address, surveyId }];
    const message = "There is no survey with this id, or not one alone with this name.";
    batch.refuse(index, 422, [{ path: "survey", code: "unknown", message }]);
    return [];
  });
  const rows = known.map(({ address, surveyId }) => ({ address, surveyId }));
  const added = await insertSurveySuppressions(tx, rows);
  const ids = await idsOfSurveySuppressions(tx, rows);
  for (const { index, ...one } of known) {
    accept(batch, index, ids.get(keyOf(one)), added.has(keyOf(one)));
  }
  return added.size;
}

/** By what a survey is looked for, the first that is known counts: an id of elsewhere is not. */
const surveysOf = ({ survey, surveyName }: SuppressionInput) =>
  [survey, surveyName].filter((said) => said !== undefined);

function accept(batch: Batch, index: number, id: string | undefined, isNew: boolean): void {
  if (id === undefined) throw new Error("an address was neither added nor found");
  batch.accept(index, isNew ? 201 : 200, id);
}

/** Addresses out of a file, for all surveys or the one beside each; how many were new, known and refused. */
export async function importSuppressions(ctx: Context, { addresses }: ImportSuppressions) {
  const items = addresses
    .map(({ address, survey, surveyName }) => ({
      address: address.trim(),
      survey: survey?.trim() || undefined,
      surveyName: surveyName?.trim() || undefined,
    }))
    .filter(({ address }) => address !== "");
  const answer = items.length > 0 ? await suppressAddresses(ctx, { items }) : { results: [] };
  const count = (status: number) =>
    answer.results.filter((result) => result.status === status).length;
  return { added: count(201), known: count(200), refused: count(422) };
}

/** Takes an address off the list: it may be written to again. */
export async function liftSuppression(ctx: Context, input: OneSuppression): Promise<void> {
  permit(ctx, "suppressions.edit");
  const { suppressionId } = input;
  await inTransaction(ctx, async (tx) => {
    const gone =
      (await deleteSuppression(tx, suppressionId)) ||
      (await deleteSurveySuppression(tx, suppressionId));
    if (!gone) {
      throw new Refusal("not-found", "This address is not on the list.");
    }
    await recordAct(tx, "suppression.lifted", { kind: "suppression", id: suppressionId });
  });
}
