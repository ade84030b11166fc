import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { auditEntry, keptAnswer } from "@/lib/db/tables/access";
import { customer, purchase } from "@/lib/db/tables/customers";
import { invitation, message, surveyOptOut } from "@/lib/db/tables/delivery";
import { importError, importRun } from "@/lib/db/tables/imports";
import { response } from "@/lib/db/tables/responses";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { eraseCustomer } from "./erase-customer";
import { readCustomer } from "./read";
import { recordCustomers } from "./record-customers";
import { recordPurchases } from "./record-purchases";

const db = testDatabase();
const ada = {
  ...{ externalId: "ada-17", name: "Ada Lovelace", email: "ada@example.org", phone: "0171" },
  channelConsents: { sms: false },
};

const upsert = async (ctx: Context, ...items: object[]) =>
  BatchAnswer.parse(await recordCustomers(ctx, OneOrMany.parse({ items }))).results;

/** One customer with an answered and an open invitation, a message, a purchase and copies. */
async function known(ctx: Context) {
  const [made] = await upsert(ctx, ada);
  const customerId = made?.id ?? "";
  await recordPurchases(ctx, OneOrMany.parse({ customer: "ada-17", amount: 5 }));
  const { organizationId } = ctx;
  const now = new Date();
  const ours = () => ({ organizationId, id: newId() });
  await inTransaction(ctx, async ({ db: orm }) => {
    const ids = { survey: newId(), call: newId(), open: newId(), done: newId(), run: newId() };
    await orm.insert(survey).values({ organizationId, id: ids.survey, name: "S", draft: {} });
    await orm.insert(interaction).values({
      ...{ organizationId, id: ids.call, customerId, externalId: "call", occurredAt: now },
      ...{ source: "api", surveyable: true, kpis: { hold: 3 } },
    });
    const asked = {
      ...{ organizationId, surveyId: ids.survey, versionId: newId(), customerId },
      ...({ channel: "email", dueAt: now, expiresAt: now } as const),
    };
    await orm.insert(invitation).values([
      { ...asked, id: ids.done, status: "answered", interactionId: ids.call },
      { ...asked, id: ids.open, status: "sent" },
      { ...asked, id: newId(), status: "failed" },
    ]);
    await orm.insert(message).values({
      ...{ ...ours(), invitationId: ids.open, channel: "email", address: ada.email },
      ...{ subject: "Hello Ada", bodyText: "", bodyHtml: "", status: "sent", createdAt: now },
    });
    await orm.insert(response).values({
      ...{ ...ours(), surveyId: ids.survey, versionId: newId(), customerId, subjectId: customerId },
      ...{ interactionId: ids.call, invitationId: ids.done, externalId: "r", nps: 3 },
      ...{ answers: { nps: 3, why: "I am Ada" }, class: "detractor", partial: false },
      ...{ source: "email", answeredAt: now, receivedAt: now },
    });
    await orm
      .insert(importRun)
      .values({ organizationId, id: ids.run, fileName: "f", status: "completed" });
    await orm.insert(importError).values({
      ...{ ...ours(), importId: ids.run, row: 2, column: "Mail", code: "email", message: "?" },
      value: ada.email,
    });
    const declined = [ada.email, ada.phone, "someone@else.example"];
    await orm.insert(surveyOptOut).values(
      declined.map((address) => ({
        ...{ ...ours(), surveyId: ids.survey, address, createdAt: now },
      })),
    );
    const copies = [
      { id: customerId, name: ada.name },
      { id: newId(), referredId: customerId, name: ada.name },
    ];
    await orm.insert(keptAnswer).values(
      copies.map((body, i) => ({
        ...{ ...ours(), key: `k${i}`, requestHash: "h", createdAt: now },
        body,
      })),
    );
  });
  return customerId;
}

/** Everything the organisation has, as text. */
async function everything(ctx: Context): Promise<string> {
  const tables = [customer, purchase, invitation, message, interaction, response, auditEntry];
  const rows = await inTransaction(ctx, async (tx) => {
    const found = [];
    for (const table of [...tables, importError, keptAnswer, surveyOptOut]) {
      found.push(
        await tx.db.select().from(table).where(eq(table.organizationId, ctx.organizationId)),
      );
    }
    return found;
  });
  return JSON.stringify(rows);
}

test("nothing that names an erased person is left anywhere", async () => {
  const ctx = await db.context();
  const customerId = await known(ctx);
  expect(await everything(ctx)).toContain("Ada");
  await eraseCustomer(ctx, { customerId });
  const left = await everything(ctx);
  for (const trace of ["Ada", "ada-17", "ada@example", "0171", '"sms":false']) {
    expect(left).not.toContain(trace);
  }
  expect(left).toContain("someone@else.example");
  await expect(readCustomer(ctx, { customerId })).rejects.toMatchObject({ code: "not-found" });
  await expect(eraseCustomer(ctx, { customerId })).rejects.toMatchObject({ code: "not-found" });
});

test("answers stay as numbers of nobody, and open invitations are withdrawn", async () => {
  const ctx = await db.context();
  const customerId = await known(ctx);
  await eraseCustomer(ctx, { customerId });
  await inTransaction(ctx, async (tx) => {
    const [answer] = await tx.db.select().from(response);
    expect(answer).toMatchObject({
      answers: { nps: 3 },
      nps: 3,
      customerId: null,
      externalId: null,
    });
    expect(answer?.subjectId).toBe(answer?.id);
    expect(answer?.invitationId).toBeNull();
    const invitations = await tx.db.select().from(invitation);
    const statuses = invitations.map(({ status }) => status).sort();
    expect(statuses).toEqual(["answered", "cancelled", "cancelled"]);
    const [call] = await tx.db.select().from(interaction);
    expect(call).toMatchObject({ customerId: null, kpis: { hold: 3 } });
    expect(await tx.db.select().from(purchase)).toEqual([]);
    const [entry] = await tx.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.act, "customer.erased"));
    expect(entry).toMatchObject({ subjectId: customerId, detail: {} });
  });
});

test("a system that still knows an erased customer does not bring them back", async () => {
  const ctx = await db.context();
  const customerId = await known(ctx);
  await eraseCustomer(ctx, { customerId });
  const [again, other] = await upsert(ctx, ada, { externalId: "bert" });
  expect(again).toMatchObject({ status: 409, errors: [{ code: "erased" }] });
  expect(other?.status).toBe(201);
  expect(await everything(ctx)).not.toContain("Lovelace");
});

test("only administrators erase, and only in their own organisation", async () => {
  const ctx = await db.context();
  const customerId = await known(ctx);
  const builder = {
    kind: "member",
    id: newId(),
    role: "builder",
    name: "B",
    email: "b@c.d",
  } as const;
  const asBuilder = eraseCustomer({ ...ctx, actor: builder }, { customerId });
  await expect(asBuilder).rejects.toMatchObject({ code: "forbidden" });
  const theirs = eraseCustomer(await db.context(), { customerId });
  await expect(theirs).rejects.toMatchObject({ code: "not-found" });
});
