import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { upsertCustomers } from "@/lib/customers/upsert-customers";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { readPublishedVersions } from "@/lib/surveys/read";
import { judgeItem, type Named, otherSurvey, type Sound } from "./judge-item";
import { responseById } from "./read";
import { scoreAnswers } from "./score";
import { RecordedResponse, type Response } from "./shapes";
import { findByExternalId, findInteractions, type NewResponse, upsertResponses } from "./store";

/** Records answers taken elsewhere, one or many; those with a known external id are replaced. */
export async function recordResponses(
  ctx: Context,
  input: OneOrMany,
): Promise<Response | BatchAnswer> {
  permit(ctx, "responses.write");
  const batch = new Batch(input);
  const items = batch.fitting(RecordedResponse);
  return inTransaction(ctx, async (tx) => {
    const named = await readNamed(tx, items);
    const rows = await rowsOf(tx, batch, soundItems(tx, batch, named, items));
    await keep(tx, batch, named, rows);
    const { results } = batch.answer();
    const [first] = results;
    return batch.single && first?.id ? responseById(tx, first.id) : { results };
  });
}

async function readNamed(tx: Tx, items: readonly Numbered<RecordedResponse>[]): Promise<Named> {
  const all = (pick: (item: RecordedResponse) => string | undefined) => [
    ...new Set(items.flatMap(({ item }) => pick(item) ?? [])),
  ];
  const interactions = await findInteractions(
    tx,
    all(({ interaction }) => interaction),
  );
  const kept = await findByExternalId(
    tx,
    all(({ externalId }) => externalId),
  );
  return {
    versions: await readPublishedVersions(
      tx,
      all(({ survey }) => survey),
    ),
    interactions: new Map(
      interactions.flatMap((row) =>
        [row.externalId ?? [], row.id].flat().map((name) => [name, row]),
      ),
    ),
    kept: new Map(kept.map((row) => [String(row.externalId), row])),
  };
}

function soundItems(
  tx: Tx,
  batch: Batch,
  named: Named,
  items: readonly Numbered<RecordedResponse>[],
): Sound[] {
  const now = tx.now();
  return items.flatMap((item) => {
    const judged = judgeItem(named, item, now);
    if ("version" in judged) return [judged];
    batch.refuse(item.index, judged.status, judged.problems);
    return [];
  });
}

/** Finds or makes the customers; nothing is kept any more of somebody who was erased. */
async function rowsOf(
  tx: Tx,
  batch: Batch,
  sound: readonly Sound[],
): Promise<Numbered<NewResponse>[]> {
  const mentioned = sound.flatMap(({ item }) => item.customer ?? []);
  const customers = await upsertCustomers(tx, mentioned);
  return sound.flatMap((one) => {
    const customer = one.item.customer && customers.get(one.item.customer.externalId);
    if (customer?.status !== "erased")
      return [{ index: one.index, item: rowOf(one, customer?.id) }];
    const message = "This customer has been erased.";
    batch.refuse(one.index, 422, [{ path: "customer", code: "erased", message }]);
    return [];
  });
}

function rowOf(sound: Sound, customerId: string | undefined): NewResponse {
  const { item, version, answers, interaction, answeredAt } = sound;
  return {
    ...scoreAnswers(version.definition, answers),
    id: newId(),
    externalId: item.externalId ?? null,
    surveyId: item.survey,
    versionId: version.id,
    customerId: customerId ?? interaction?.customerId ?? null,
    interactionId: interaction?.id ?? null,
    invitationId: null,
    answers,
    partial: item.partial,
    source: item.source,
    answeredAt,
  };
}

/** Of two items with one external id the later one counts, as if they had come one by one. */
async function keep(tx: Tx, batch: Batch, named: Named, rows: readonly Numbered<NewResponse>[]) {
  const nameOf = ({ externalId, id }: { externalId: string | null; id: string }) =>
    externalId === null ? `id ${id}` : `external ${externalId}`;
  const last = new Map(rows.map(({ item }) => [nameOf(item), item]));
  const kept = await upsertResponses(tx, [...last.values()]);
  const ids = new Map(kept.map((row) => [nameOf(row), row.id]));
  const seen = new Set(named.kept.keys());
  for (const { index, item } of rows) {
    const id = ids.get(nameOf(item));
    const again = item.externalId !== null && seen.has(item.externalId);
    if (id) batch.accept(index, again ? 200 : 201, id);
    // Only when somebody else used the id for another survey in this very moment.
    else batch.refuse(index, 409, [otherSurvey]);
    if (item.externalId !== null) seen.add(item.externalId);
  }
}
