import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { contactPolicy } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { dueInvitations, endScheduled } from "@/lib/delivery/due-invitations.store";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { saveLetterChannel } from "@/lib/delivery/save-channel";
import { sortOut } from "@/lib/delivery/sort-out";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const at = { street: "street", addition: "", postcode: "zip", city: "city", country: "" };

/** Somebody who is due to be asked by a channel, and by the next one where that fails. */
async function due(kind: PlannedKind, change: object = {}) {
  const ctx: Context = await db.context();
  const surveyId = await publishedSurvey(ctx);
  await saveLetterChannel(ctx, { active: true, ...at, sender: "" });
  const id = newId();
  const [customerId = ""] = await customers(ctx, 1, {
    ...{ email: `${id}@customer.example`, phone: "+15550100001", externalId: id },
    ...{ attributes: { street: "Elm Street 1", zip: "1", city: "Marlow" }, ...change },
  });
  const route = [next(kind)];
  const [invitationId = ""] = await invited(ctx, surveyId, [customerId], { channel: kind, route });
  const say = (said: Partial<typeof customer.$inferInsert>, who = customerId) =>
    inTransaction(ctx, (tx) => tx.db.update(customer).set(said).where(eq(customer.id, who)));
  const look = () =>
    inTransaction(ctx, async (tx) => {
      const sorted = await sortOut(tx, kind, (await dueInvitations(tx, kind, 10, 0)).due);
      await endScheduled(tx, sorted.endings);
      return sorted.wanted.length;
    });
  const state = () => stored(ctx, invitationId);
  return { ctx, id, say, look, state };
}

const next = (kind: PlannedKind): PlannedKind => (kind === "sms" ? "email" : "sms");

test.each(plannedKinds)(
  "who has said no to %s meanwhile is asked by the next one",
  async (kind) => {
    const { say, look, state } = await due(kind);
    await say({ consent: true, channelConsents: { [next(kind)]: false } });
    expect(await look()).toBe(1);
    await say({ consent: true, channelConsents: { [kind]: false } });
    expect(await look()).toBe(0);
    expect(await state()).toMatchObject({
      ...{ status: "scheduled", channel: next(kind), route: [], failure: "no-consent" },
    });
  },
);

test("a no to everything calls off what a yes to a channel would let go on", async () => {
  const { say, look, state } = await due("email", { channelConsents: { email: true, sms: true } });
  await say({ consent: false });
  expect(await look()).toBe(0);
  expect(await state()).toMatchObject({ status: "cancelled", failure: "no-consent" });
});

test("a no to a channel under another record with the same address is a no", async () => {
  const { ctx, id, look, state } = await due("email");
  await customers(ctx, 1, { email: `${id}@Customer.example`, channelConsents: { sms: false } });
  expect(await look()).toBe(1);
  await customers(ctx, 1, { email: `${id}@Customer.example`, channelConsents: { email: false } });
  expect(await look()).toBe(0);
  expect(await state()).toMatchObject({ channel: "sms", failure: "no-consent" });
});

test("a yes to a channel is consent to it where consent is needed, and to no other one", async () => {
  const { ctx, say, look, state } = await due("email", { channelConsents: { email: true } });
  await inTransaction(ctx, (tx) =>
    tx.db.insert(contactPolicy).values({
      ...{ organizationId: ctx.organizationId, id: newId(), rules: { basis: "consent" } },
    }),
  );
  expect(await look()).toBe(1);
  await say({ channelConsents: { sms: true } });
  expect(await look()).toBe(0);
  expect(await state()).toMatchObject({ status: "scheduled", channel: "sms" });
});
