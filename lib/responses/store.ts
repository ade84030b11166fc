import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteAnswers, noteReplaced, noteResponses } from "@/lib/db/note-changes";
import { rowsFromJson } from "@/lib/db/rows-from-json";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";
import type { Answers } from "@/lib/surveys/answer";
import type { Manner } from "./manner";
import type { Scores } from "./score";

/** A response as it is kept. */
export interface NewResponse extends Scores, Partial<Manner> {
  id: string;
  externalId: string | null;
  surveyId: string;
  versionId: string;
  customerId: string | null;
  interactionId: string | null;
  invitationId: string | null;
  answers: Answers;
  partial: boolean;
  source: string;
  answeredAt: Date;
  completedAt?: Date | null;
  correctedAt?: Date | null;
}

function rowOf(tx: Tx, { customerId, id, ...rest }: NewResponse) {
  const now = tx.now();
  return {
    ...rest,
    organizationId: tx.organizationId,
    id,
    customerId,
    subjectId: customerId ?? id,
    receivedAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

/** Customers' own answers as rows, with what all of them share. */
function ownAnswers(tx: Tx, given: readonly NewResponse[]) {
  const now = tx.now();
  const { organizationId } = tx;
  const shared = {
    ...{ organizationId, externalId: null, imported: false },
    ...{ receivedAt: now, createdAt: now, updatedAt: now },
  };
  return rowsFromJson(response, given.map(ownAnswer), shared);
}

/** Null is left out, which the database reads as null again. */
const present = <T>(value: T): NonNullable<T> | undefined => value ?? undefined;

function ownAnswer(given: NewResponse) {
  // Named one by one: spreading such an object costs as much as all else that is done with it.
  return {
    id: given.id,
    surveyId: given.surveyId,
    versionId: given.versionId,
    customerId: present(given.customerId),
    subjectId: given.customerId ?? given.id,
    interactionId: present(given.interactionId),
    invitationId: present(given.invitationId),
    answers: given.answers,
    nps: present(given.nps),
    csat: present(given.csat),
    ces: present(given.ces),
    class: present(given.class),
    partial: given.partial,
    source: given.source,
    startedAt: present(given.startedAt),
    answeredAt: given.answeredAt,
    completedAt: present(given.completedAt),
    correctedAt: present(given.correctedAt),
    durations: present(given.durations),
    device: present(given.device),
    flags: given.flags ?? [],
  };
}

const excluded = (column: string) => sql.raw(`excluded.${column}`);
const replaced = {
  versionId: excluded("version_id"),
  customerId: excluded("customer_id"),
  subjectId: sql`coalesce(excluded.customer_id, ${response.id})`,
  interactionId: excluded("interaction_id"),
  answers: excluded("answers"),
  nps: excluded("nps"),
  csat: excluded("csat"),
  ces: excluded("ces"),
  class: excluded("class"),
  partial: excluded("partial"),
  source: excluded("source"),
  answeredAt: excluded("answered_at"),
  updatedAt: excluded("updated_at"),
};

const answersAndManner = {
  answers: excluded("answers"),
  nps: excluded("nps"),
  csat: excluded("csat"),
  ces: excluded("ces"),
  class: excluded("class"),
  partial: excluded("partial"),
  startedAt: excluded("started_at"),
  completedAt: excluded("completed_at"),
  correctedAt: excluded("corrected_at"),
  durations: excluded("durations"),
  device: excluded("device"),
  flags: excluded("flags"),
  updatedAt: excluded("updated_at"),
};

/** Keeps what was answered to invitations: the response that each has, or a new one. */
export async function keepAnswers(tx: Tx, given: readonly NewResponse[]): Promise<void> {
  if (given.length === 0) return;
  const kept = tx.db
    .insert(response)
    .select(ownAnswers(tx, given))
    .onConflictDoUpdate({
      target: [response.organizationId, response.invitationId],
      targetWhere: sql`invitation_id is not null`,
      set: answersAndManner,
    })
    .prepare("keep_answers");
  const answered = given.flatMap(({ invitationId }) => invitationId ?? []);
  // Both are sent at once; the second sees what the first wrote.
  await Promise.all([kept.execute(), noteAnswers(tx, answered)]);
}

/**
 * Keeps what was answered to open forms, each of which is one response: what is complete changes by a
 * correction only, also when the same form comes twice at the same moment.
 */
export async function keepOpenAnswers(tx: Tx, given: readonly NewResponse[]): Promise<void> {
  if (given.length === 0) return;
  const kept = tx.db
    .insert(response)
    .select(ownAnswers(tx, given))
    .onConflictDoUpdate({
      target: [response.organizationId, response.id],
      set: answersAndManner,
      setWhere: or(response.partial, isNotNull(excluded("corrected_at"))),
    })
    .prepare("keep_open_answers");
  const ids = given.map(({ id }) => id);
  await Promise.all([kept.execute(), noteResponses(tx, ids)]);
}

/** Takes responses away for good. */
export async function deleteResponses(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const ours = eq(response.organizationId, tx.organizationId);
  await noteResponses(tx, ids);
  await tx.db.delete(response).where(and(ours, inArray(response.id, [...ids])));
}

/**
 * Keeps responses; one with a known external id replaces what it said before, unless it was said
 * about another survey: that one is missing from the result. No external id may come twice.
 */
export async function upsertResponses(tx: Tx, given: readonly NewResponse[]) {
  if (given.length === 0) return [];
  // In one order for everybody, so that two batches that overlap wait instead of failing.
  const inOrder = given.toSorted((a, b) => compareText(a.externalId ?? "", b.externalId ?? ""));
  await holdCustomers(
    tx,
    inOrder.flatMap(({ customerId }) => customerId ?? []),
  );
  // First everybody adds what is missing, and only then holds what is there: whoever held rows while
  // adding others could wait for somebody who waits for these.
  const added = await tx.db
    .insert(response)
    .values(inOrder.map((one) => rowOf(tx, one)))
    .onConflictDoNothing({
      target: [response.organizationId, response.externalId],
      where: sql`external_id is not null`,
    })
    .returning({ id: response.id, externalId: response.externalId });
  const isAdded = new Set(added.map(({ id }) => id));
  const changed = await replaceResponses(
    tx,
    inOrder.filter(({ id }) => !isAdded.has(id)),
  );
  const kept = [...added, ...changed];
  await noteResponses(
    tx,
    kept.map(({ id }) => id),
  );
  return kept;
}

/** Says anew what is kept under known external ids, of the same survey. */
async function replaceResponses(tx: Tx, given: readonly NewResponse[]) {
  if (given.length === 0) return [];
  await noteReplaced(
    tx,
    given.flatMap(({ externalId }) => externalId ?? []),
  );
  return tx.db
    .insert(response)
    .values(given.map((one) => rowOf(tx, one)))
    .onConflictDoUpdate({
      target: [response.organizationId, response.externalId],
      targetWhere: sql`external_id is not null`,
      set: replaced,
      setWhere: eq(response.surveyId, excluded("survey_id")),
    })
    .returning({ id: response.id, externalId: response.externalId });
}

/** What is already kept under these external ids. */
export async function findByExternalId(tx: Tx, externalIds: readonly string[]) {
  if (externalIds.length === 0) return [];
  return tx.db
    .select({
      id: response.id,
      externalId: response.externalId,
      surveyId: response.surveyId,
      answeredAt: response.answeredAt,
    })
    .from(response)
    .where(
      and(
        eq(response.organizationId, tx.organizationId),
        inArray(response.externalId, [...externalIds]),
      ),
    );
}

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The interactions named by the caller's own id, or by ours. */
export async function findInteractions(tx: Tx, names: readonly string[]) {
  if (names.length === 0) return [];
  const ids = names.filter((name) => uuid.test(name));
  return tx.db
    .select({
      id: interaction.id,
      externalId: interaction.externalId,
      customerId: interaction.customerId,
    })
    .from(interaction)
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
        or(inArray(interaction.externalId, [...names]), inArray(interaction.id, ids)),
      ),
    );
}

/** Holds customers in the order in which everybody takes them. */
async function holdCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), inArray(customer.id, [...ids])))
    .orderBy(customer.externalId)
    .for("key share");
}
