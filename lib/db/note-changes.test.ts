import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  noteChange,
  noteCustomers,
  noteEverything,
  noteInteractions,
  noteReplaced,
  noteResponses,
  silence,
} from "@/lib/db/note-changes";
import { dirtyLog } from "@/lib/db/tables/analysis";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { type TestContext, testDatabase } from "@/lib/db/test-database";
import { inTransaction, type Transactional } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
type Tx = TestContext & Transactional;

/** A call on 1 March, about which two answers came: of one survey the day after, of another later. */
async function twoAnswers(tx: Tx) {
  const own = () => ({ organizationId: tx.organizationId, id: newId() });
  const now = new Date("2026-03-01T23:30:00Z");
  const [asked, askedToo] = [own(), own()].map((key) => ({ ...key, name: "A survey", draft: {} }));
  const person = own();
  const call = { ...own(), customerId: person.id, externalId: "call" };
  if (!asked || !askedToo) throw new Error("two surveys were made");
  await tx.db.insert(survey).values([asked, askedToo] as (typeof survey.$inferInsert)[]);
  await tx.db.insert(customer).values(person);
  await tx.db
    .insert(interaction)
    .values({ ...call, occurredAt: now, source: "api", surveyable: false });
  const answers = [asked, askedToo].map(({ id: surveyId }, i) => ({
    ...own(),
    surveyId,
    versionId: surveyId,
    subjectId: person.id,
    interactionId: call.id,
    externalId: `answer ${i}`,
    answers: {},
    partial: false,
    source: "api",
    answeredAt: new Date(`2026-03-0${2 + i}T12:00:00Z`),
    receivedAt: now,
  }));
  await tx.db.insert(response).values(answers);
  const days = [
    `${silence} 2026-03-01`,
    `${asked.id} 2026-03-02`,
    `${askedToo.id} 2026-03-03`,
  ].sort();
  return { days, person, call, answers };
}

async function noted(tx: Tx, note: () => Promise<void>): Promise<string[]> {
  const ours = eq(dirtyLog.organizationId, tx.organizationId);
  await tx.db.delete(dirtyLog).where(ours);
  await note();
  const rows = await tx.db.select().from(dirtyLog).where(ours);
  return rows.map(({ surveyId, day }) => `${surveyId} ${day}`).sort();
}

const anything = `${silence} null`;

test("an answer touches its day, that of the others about the same contact, and the contact's", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, async (tx) => {
    const { days, answers } = await twoAnswers(tx);
    const ids = answers.slice(0, 1).map(({ id }) => id);
    expect(await noted(tx, () => noteResponses(tx, ids))).toEqual(days);
    expect(await noted(tx, () => noteReplaced(tx, ["answer 1", "unknown"]))).toEqual(days);
    expect(await noted(tx, () => noteReplaced(tx, []))).toEqual([]);
  });
});

test("a contact touches its own day and those of its answers", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, async (tx) => {
    const { days, call } = await twoAnswers(tx);
    expect(await noted(tx, () => noteInteractions(tx, [call.id]))).toEqual(days);
  });
});

test("a customer touches all their days; a change of anything else touches none", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, async (tx) => {
    const { days, person } = await twoAnswers(tx);
    const all = [...days, anything].sort();
    expect(await noted(tx, () => noteCustomers(tx, [person.id]))).toEqual(all);
    expect(await noted(tx, () => noteEverything(tx))).toEqual(all);
    expect(await noted(tx, () => noteChange(tx))).toEqual([anything]);
  });
});

test("whoever adds an answer waits for whoever is changing its contact", async () => {
  const ctx = await db.context();
  const { answers, call } = await inTransaction(ctx, twoAnswers);
  const order: string[] = [];
  let answering: Promise<void> | undefined;
  await inTransaction(ctx, async (tx) => {
    await tx.db.update(interaction).set({ team: "North" }).where(eq(interaction.id, call.id));
    const ids = answers.map(({ id }) => id);
    answering = inTransaction(ctx, async (other) => {
      await noteResponses(other, ids);
      order.push("answered");
    });
    await untilSomebodyWaits();
    order.push("changed");
  });
  await answering;
  expect(order).toEqual(["changed", "answered"]);
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [found] = await db.database().orm.execute<{ waiting: number }>(
      sql`select count(*)::int as waiting from pg_locks
        where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`,
    );
    if (found && found.waiting > 0) return;
  }
}
