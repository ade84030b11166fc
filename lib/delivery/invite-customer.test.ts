import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { upsertCustomers } from "@/lib/customers/upsert-customers";
import { customer } from "@/lib/db/tables/customers";
import { interaction } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { readLink } from "@/lib/delivery/link";
import { InviteCustomer } from "@/lib/delivery/shapes";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { env } from "@/lib/ground/env";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";

const db = testDatabase();
const ann = { externalId: "ann", email: "ann@customer.example", name: "Ann" };

async function setting() {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const inviteAs = (input: object) =>
    inviteCustomer(ctx, InviteCustomer.parse({ survey, channel: "email", ...input }));
  return { ctx, survey, inviteAs };
}

test("a customer is asked by e-mail at once, and asked again as often as somebody wants", async () => {
  const { ctx, survey, inviteAs } = await setting();
  const first = await inviteAs({ customer: ann });
  const second = await inviteAs({ customer: "ann" });
  expect(first).toEqual({ id: expect.any(String), status: "scheduled" });
  expect(second.id).not.toBe(first.id);
  expect(await stored(ctx, second.id)).toMatchObject({ surveyId: survey, channel: "email" });
});

test("a member asks sixty customers by hand in an hour and no more; a system with a key may go on", async () => {
  const { ctx, survey } = await setting();
  let now = ctx.now();
  const actor: Context["actor"] = {
    ...{ kind: "member", id: newId(), role: "builder", name: "Cleo", email: "cleo@acme.example" },
  };
  const asks = (by: object) =>
    inviteCustomer(
      { ...ctx, now: () => now, ...by },
      InviteCustomer.parse({ survey, channel: "email", customer: ann }),
    );
  for (let asked = 0; asked < 60; asked += 1) await asks({ actor });
  await expect(asks({ actor })).rejects.toMatchObject({ code: "throttled" });
  await asks({ actor: { kind: "api-key", id: newId(), scopes: ["send"] } });
  await asks({ actor: { ...actor, id: newId() } });
  now = new Date(now.getTime() + 3_600_001);
  await asks({ actor });
});

test("as many askings at once count one another, and who has to wait is told until when", async () => {
  const { ctx, survey } = await setting();
  let now = ctx.now();
  const actor: Context["actor"] = {
    ...{ kind: "member", id: newId(), role: "builder", name: "Cleo", email: "cleo@acme.example" },
  };
  const asks = (_: unknown, at: number) =>
    inviteCustomer(
      { ...ctx, now: () => now, actor },
      InviteCustomer.parse({ survey, channel: "link", customer: { externalId: `c-${at}` } }),
    );
  await asks(undefined, 0);
  now = new Date(now.getTime() + 600_000);
  const tried = await Promise.allSettled(Array.from({ length: 80 }, asks));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(59);
  const refused = { code: "throttled", retryAfterSeconds: 3_000 };
  expect(tried.find(({ status }) => status === "rejected")).toMatchObject({ reason: refused });
  now = new Date(now.getTime() + 3_000_000);
  await asks(undefined, 0);
  await expect(asks(undefined, 1)).rejects.toMatchObject({ code: "throttled" });
});

test("a link is handed back, leads to the survey, and needs no address", async () => {
  const { ctx, inviteAs } = await setting();
  const made = await inviteAs({ customer: { externalId: "bob" }, channel: "link" });
  expect(made.status).toBe("sent");
  const token = made.url?.split("/s/")[1] ?? "";
  expect(readLink(token, env().AUTH_SECRET)).toEqual({
    organizationId: ctx.organizationId,
    invitationId: made.id,
    purpose: "survey",
  });
});

test("what a customer has said counts here too, and the reason is told", async () => {
  const { ctx, inviteAs } = await setting();
  const asked = await inviteAs({ customer: ann });
  await stopInviting(ctx, asked.id, "preferences");
  const refused = (reason: string) => ({ code: "invalid", reason });
  await expect(inviteAs({ customer: "ann" })).rejects.toMatchObject(refused("unsubscribed"));
  await expect(inviteAs({ customer: "ann", channel: "link" })).rejects.toMatchObject(
    refused("unsubscribed"),
  );
  const silent = { externalId: "eve", email: "eve@customer.example", consent: false };
  await expect(inviteAs({ customer: silent })).rejects.toMatchObject(refused("no-consent"));
  const again = { externalId: "eve-2", email: "EVE@customer.example", consent: true };
  await customers(ctx, 1, { email: silent.email, consent: false });
  await expect(inviteAs({ customer: again })).rejects.toMatchObject(refused("no-consent"));
  const other = { externalId: "kim", email: "kim@customer.example" };
  const mute = { ...other, channelConsents: { email: false } };
  await expect(inviteAs({ customer: mute })).rejects.toMatchObject(refused("no-consent"));
  expect((await inviteAs({ customer: mute, channel: "link" })).status).toBe("sent");
  await customers(ctx, 1, { email: "lee@customer.example", channelConsents: { email: false } });
  const lee = { externalId: "lee", email: "lee@customer.example", consent: true };
  await expect(inviteAs({ customer: lee })).rejects.toMatchObject(refused("no-consent"));
  await expect(inviteAs({ customer: { externalId: "joe" } })).rejects.toMatchObject(
    refused("no-address"),
  );
});

test("a no that was recorded is not taken back by asking, and a yes is taken down with it", async () => {
  const { ctx, inviteAs } = await setting();
  await inTransaction(ctx, (tx) => upsertCustomers(tx, [{ ...ann, consent: false }]));
  for (const consent of [true, null]) {
    await expect(inviteAs({ customer: { ...ann, consent } })).rejects.toMatchObject({
      reason: "no-consent",
    });
  }
  await inviteAs({ customer: { externalId: "bob", email: "bob@one.example", consent: true } });
  const kim = { externalId: "kim", email: "kim@one.example" };
  const noMails = { ...kim, channelConsents: { email: false } };
  await inTransaction(ctx, (tx) => upsertCustomers(tx, [noMails]));
  for (const email of [true, null]) {
    const channelConsents = { email, phone: true, letter: false };
    await expect(inviteAs({ customer: { ...kim, channelConsents } })).rejects.toThrow("consented");
    const byLink = { customer: { ...kim, channelConsents }, channel: "link" };
    expect((await inviteAs(byLink)).status).toBe("sent");
  }
  const known = await inTransaction(ctx, (tx) =>
    tx.db.select().from(customer).where(eq(customer.organizationId, ctx.organizationId)),
  );
  const consents = known.map(({ externalId, consent }) => [externalId, consent]);
  expect(Object.fromEntries(consents)).toEqual({ ann: false, bob: true, kim: null });
  expect(known.find(({ externalId }) => externalId === "kim")?.channelConsents).toEqual({
    ...{ email: false, phone: true, letter: false },
  });
});

test("a key that may only send adds customers, and changes none who is known", async () => {
  const { ctx, survey } = await setting();
  const actor = { kind: "api-key" as const, id: newId(), scopes: ["send" as const] };
  const inviteAs = (mention: object) =>
    inviteCustomer(
      { ...ctx, actor },
      InviteCustomer.parse({ survey, channel: "email", customer: mention }),
    );
  await inTransaction(ctx, (tx) => upsertCustomers(tx, [ann]));
  const mallory = { externalId: "ann", email: "m@evil.example", name: "Mallory", consent: true };
  await inviteAs(mallory);
  await inviteAs({ ...mallory, externalId: "new" });
  const known = await inTransaction(ctx, (tx) =>
    tx.db.select().from(customer).where(eq(customer.organizationId, ctx.organizationId)),
  );
  const rows = new Map(known.map((row) => [row.externalId, row]));
  expect(rows.get("ann")).toMatchObject({ ...ann, consent: null });
  expect(rows.get("new")).toMatchObject({ name: "Mallory", consent: true });
});

test("a no in the call is heeded also where it may not be written down", async () => {
  const { ctx, survey, inviteAs } = await setting();
  await inviteAs({ customer: { ...ann, consent: true } });
  const actor = { kind: "api-key" as const, id: newId(), scopes: ["send" as const] };
  const inviteBy = (channel: string, said: object) =>
    inviteCustomer(
      { ...ctx, actor },
      InviteCustomer.parse({ survey, channel, customer: { externalId: "ann", ...said } }),
    );
  const refused = { code: "invalid", reason: "no-consent" };
  await expect(inviteBy("email", { consent: false })).rejects.toMatchObject(refused);
  await expect(inviteBy("link", { consent: false })).rejects.toMatchObject(refused);
  const noMails = { channelConsents: { email: false } };
  await expect(inviteBy("email", noMails)).rejects.toMatchObject(refused);
  const noTexts = { channelConsents: { sms: false } };
  expect((await inviteBy("email", noTexts)).status).toBe("scheduled");
});

test("a survey that is not published asks nobody", async () => {
  const { ctx, inviteAs } = await setting();
  const draft = await createSurvey(ctx, { name: "Draft", template: "post-call-nps" });
  await expect(inviteAs({ customer: ann, survey: draft.id })).rejects.toMatchObject({
    code: "invalid",
    reason: "survey-not-open",
  });
});

test("what is not ours does not exist: surveys, interactions", async () => {
  const { inviteAs } = await setting();
  const { survey: theirs } = await setting();
  for (const survey of [theirs, newId(), "no id"]) {
    await expect(inviteAs({ customer: ann, survey })).rejects.toMatchObject({ code: "not-found" });
  }
  await expect(inviteAs({ customer: ann, interaction: "x" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a customer is asked about an interaction of their own, or one that names nobody", async () => {
  const { ctx, inviteAs } = await setting();
  const { organizationId } = ctx;
  const [bob = ""] = await customers(ctx, 1);
  const row = { organizationId, occurredAt: ctx.now(), source: "api" as const, surveyable: true };
  await inTransaction(ctx, (tx) =>
    tx.db.insert(interaction).values([
      { ...row, id: newId(), externalId: "bob's", customerId: bob },
      { ...row, id: newId(), externalId: "nobody's" },
    ]),
  );
  await expect(inviteAs({ customer: ann, interaction: "bob's" })).rejects.toMatchObject({
    code: "invalid",
  });
  const { id } = await inviteAs({ customer: ann, interaction: "nobody's" });
  expect((await stored(ctx, id)).interactionId).not.toBeNull();
});

test("a refused invitation leaves no trace of the customer it named", async () => {
  const { ctx, inviteAs } = await setting();
  await expect(inviteAs({ customer: ann, interaction: "x" })).rejects.toThrow();
  const known = await inTransaction(ctx, (tx) => upsertCustomers(tx, [{ externalId: "ann" }]));
  expect(known.get("ann")?.status).toBe("created");
});

test("only those who may send can invite", async () => {
  const { ctx, survey } = await setting();
  const actor = { kind: "api-key" as const, id: newId(), scopes: ["write" as const] };
  const input = InviteCustomer.parse({ survey, customer: ann, channel: "email" });
  await expect(inviteCustomer({ ...ctx, actor }, input)).rejects.toMatchObject({
    code: "forbidden",
  });
});
