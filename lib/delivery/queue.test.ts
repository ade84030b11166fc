import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation, message } from "@/lib/db/tables/delivery";
import { inTransaction } from "@/lib/db/transaction";
import { ListQueue } from "@/lib/delivery/queue-shapes";
import { readQueue } from "@/lib/delivery/read-queue";
import { readQueueCounts } from "@/lib/delivery/read-queue-counts";
import { retryFailed } from "@/lib/delivery/retry-failed";
import { retryInvitation } from "@/lib/delivery/retry-invitation";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { newId } from "@/lib/ground/ids";
import { smtpReply } from "@/lib/ground/test-mail-server";

const { db, smtp, throughSmtp, oneInvitation, setting } = startTestSending();
const list = (query: object = {}) => ListQueue.parse(query);

test("what waits is listed in the order in which it is due, page by page, and found by name", async () => {
  const { ctx, surveyId } = await setting();
  const ids: string[] = [];
  for (const minutes of [30, 10, 20]) {
    const asked = await customers(ctx, 1, { name: `Customer ${minutes}` });
    const dueAt = new Date(ctx.now().getTime() + minutes * 60_000);
    const channel = minutes === 20 ? ("sms" as const) : ("email" as const);
    ids.push(...(await invited(ctx, surveyId, asked, { dueAt, channel })));
  }
  const [third, first, second] = ids;
  const page = await readQueue(ctx, list({ limit: 2 }));
  expect(page.data.map(({ id }) => id)).toEqual([first, second]);
  expect(page.data.every(({ retriable }) => !retriable)).toBe(true);
  const rest = await readQueue(ctx, list({ limit: 2, cursor: page.nextCursor ?? "" }));
  expect(rest).toMatchObject({ data: [{ id: third, channel: "email" }], nextCursor: null });
  for (const search of ["customer 20", "20", second]) {
    const found = await readQueue(ctx, list({ search }));
    expect(found, search).toMatchObject({ data: [{ id: second }], moreCustomers: false });
  }
  expect((await readQueue(ctx, list({ search: "customer", state: "failed" }))).data).toEqual([]);
  expect((await readQueue(await db.context(), list())).data).toEqual([]);
});

test("what waits after a failure can be tried at once, what waits for its hour cannot", async () => {
  const { ctx, id } = await oneInvitation();
  smtp.answer.recipient = () => smtpReply(450, "4.2.0 greylisted");
  await sendInvitations(ctx, { channel: throughSmtp() });
  const [waiting] = (await readQueue(ctx, list())).data;
  expect(waiting).toMatchObject({ id, retriable: true, attempts: 1 });
  expect(waiting?.failure).toContain("greylisted");
  smtp.answer = {};
  expect(await retryInvitation(ctx, { invitationId: id })).toEqual({ id, status: "scheduled" });
  await sendInvitations(ctx, { channel: throughSmtp() });
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
  const nothing = { code: "conflict" };
  await expect(retryInvitation(ctx, { invitationId: id })).rejects.toMatchObject(nothing);
});

test("what was given up can be tried again until it expires", async () => {
  const { ctx, id, after } = await oneInvitation();
  smtp.answer.recipient = () => smtpReply(550, "5.7.1 not today");
  await sendInvitations(ctx, { channel: throughSmtp() });
  const [given] = (await readQueue(ctx, list({ state: "failed" }))).data;
  expect(given).toMatchObject({ id, state: "failed", retriable: true });
  await retryInvitation(ctx, { invitationId: id });
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", attempts: 0 });
  await sendInvitations(ctx, { channel: throughSmtp() });
  after(30 * 24 * 60);
  expect((await readQueue(ctx, list({ state: "failed" }))).data).toMatchObject([
    { id, retriable: false },
  ]);
  const refused = retryInvitation(ctx, { invitationId: id });
  await expect(refused).rejects.toMatchObject({ code: "conflict" });
});

test("a customer's hour is not overtaken", async () => {
  const { ctx, surveyId } = await setting();
  const dueAt = new Date(ctx.now().getTime() + 3_600_000);
  const [id = ""] = await invited(ctx, surveyId, await customers(ctx, 1), { dueAt });
  const refused = retryInvitation(ctx, { invitationId: id });
  await expect(refused).rejects.toMatchObject({ code: "conflict" });
});

test("what was sent is listed the latest first, each invitation once, with what has become of it", async () => {
  const { ctx, surveyId, after } = await setting();
  const ids: string[] = [];
  for (const name of ["Ada", "Bea", "Cleo"]) {
    const [id = ""] = await invited(ctx, surveyId, await customers(ctx, 1, { name }));
    ids.push(id);
    await sendInvitations(ctx, { channel: throughSmtp() });
    after(1);
  }
  const [ada, bea, cleo] = ids;
  const page = await readQueue(ctx, list({ state: "sent", limit: 2 }));
  expect(page.data).toMatchObject([
    { id: cleo, state: "sent", status: "sent", retriable: false, customerName: "Cleo" },
    { id: bea },
  ]);
  const rest = await readQueue(
    ctx,
    list({ state: "sent", limit: 2, cursor: page.nextCursor ?? "" }),
  );
  expect(rest).toMatchObject({ data: [{ id: ada }], nextCursor: null });
  const found = await readQueue(ctx, list({ state: "sent", search: "bea" }));
  expect(found.data.map(({ id }) => id)).toEqual([bea]);
  expect((await readQueueCounts(ctx)).sent).toEqual({ count: 3, more: false });
  after(24 * 60);
  expect((await readQueueCounts(ctx)).sent).toEqual({ count: 0, more: false });
  expect((await readQueue(await db.context(), list({ state: "sent" }))).data).toEqual([]);
});

test("all that was given up on a channel is tried again at once, and nothing else", async () => {
  const { ctx, surveyId, after } = await setting();
  await invited(ctx, surveyId, await customers(ctx, 3));
  smtp.answer.recipient = () => smtpReply(550, "5.7.1 not today");
  await sendInvitations(ctx, { channel: throughSmtp() });
  smtp.answer = {};
  const later = new Date(ctx.now().getTime() + 3_600_000);
  await invited(ctx, surveyId, await customers(ctx, 1), { dueAt: later, channel: "sms" });
  const one = (count: number) => ({ count, more: false });
  expect(await readQueueCounts(ctx)).toMatchObject({
    ...{ due: one(0), scheduled: one(1), sending: one(0), failed: one(3), sent: one(0) },
    failedBy: [{ channel: "email", failed: one(3), retriable: 3 }],
  });
  const nothing = { code: "conflict" };
  await expect(retryFailed(ctx, { channel: "sms" })).rejects.toMatchObject(nothing);
  expect(await retryFailed(ctx, { channel: "email" })).toEqual({ retried: 3, leftOut: 0 });
  expect(await readQueueCounts(ctx)).toMatchObject({
    ...{ due: one(3), scheduled: one(4), failed: one(0), failedBy: [] },
  });
  await sendInvitations(ctx, { channel: throughSmtp() });
  expect((await readQueueCounts(ctx)).sent).toEqual(one(3));
  await expect(retryFailed(ctx, { channel: "email" })).rejects.toMatchObject(nothing);

  await invited(ctx, surveyId, await customers(ctx, 1));
  smtp.answer.recipient = () => smtpReply(550, "5.7.1 not today");
  await sendInvitations(ctx, { channel: throughSmtp() });
  after(40 * 24 * 60);
  expect((await readQueueCounts(ctx)).failedBy).toMatchObject([{ failed: one(1), retriable: 0 }]);
  await expect(retryFailed(ctx, { channel: "email" })).rejects.toMatchObject(nothing);
  const actor = { kind: "api-key" as const, id: "k", scopes: ["read" as const] };
  const reader = { ...ctx, actor };
  await expect(retryFailed(reader, { channel: "email" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a customer who was asked anew since is not asked a second time by trying again", async () => {
  const { ctx, surveyId, after } = await setting();
  const [ada = "", bea = ""] = await customers(ctx, 2);
  smtp.answer.recipient = () => smtpReply(550, "5.7.1 not today");
  const [old = ""] = await invited(ctx, surveyId, [ada]);
  const [first = ""] = await invited(ctx, surveyId, [bea]);
  await sendInvitations(ctx, { channel: throughSmtp() });
  after(60);
  const [second = ""] = await invited(ctx, surveyId, [bea]);
  await sendInvitations(ctx, { channel: throughSmtp() });
  smtp.answer = {};
  const [newer = ""] = await invited(ctx, surveyId, [ada]);
  const refused = { code: "conflict", message: expect.stringContaining("newer invitation") };
  await expect(retryInvitation(ctx, { invitationId: old })).rejects.toMatchObject(refused);
  await sendInvitations(ctx, { channel: throughSmtp() });
  await expect(retryInvitation(ctx, { invitationId: old })).rejects.toMatchObject(refused);
  // Of two that were given up, the newer one is tried.
  expect((await readQueueCounts(ctx)).failedBy).toMatchObject([{ retriable: 1, overtaken: 2 }]);
  expect(await retryFailed(ctx, { channel: "email" })).toEqual({ retried: 1, leftOut: 2 });
  await sendInvitations(ctx, { channel: throughSmtp() });
  const statuses = await Promise.all([old, newer, first, second].map((id) => stored(ctx, id)));
  expect(statuses.map(({ status }) => status)).toEqual(["failed", "sent", "failed", "sent"]);
  await expect(retryFailed(ctx, { channel: "email" })).rejects.toMatchObject(refused);
});

test("what is being sent is listed, and a reminder takes the place of the mail it reminds of", async () => {
  const { ctx, surveyId } = await setting();
  const [id = ""] = await invited(ctx, surveyId, await customers(ctx, 1));
  await sendInvitations(ctx, { channel: throughSmtp() });
  await remindedOf(ctx, id);
  const sent = await readQueue(ctx, list({ state: "sent" }));
  expect(sent.data).toMatchObject([{ id }]);
  expect((await readQueue(ctx, list({ state: "sending" }))).data).toEqual([]);
  const [other = ""] = await invited(ctx, surveyId, await customers(ctx, 1));
  await beingSent(ctx, other);
  expect((await readQueue(ctx, list({ state: "sending" }))).data).toMatchObject([{ id: other }]);
  expect((await readQueueCounts(ctx)).sending).toEqual({ count: 1, more: false });
});

test("what was reminded of by another channel is found by either address, and makes no empty page", async () => {
  const { ctx, surveyId, after } = await setting();
  const ada = { name: "Ada Lovelace", email: "Ada@one.example", phone: "+49 170 1234567" };
  const [first = ""] = await invited(ctx, surveyId, await customers(ctx, 1, ada));
  await sendInvitations(ctx, { channel: throughSmtp() });
  const [second = ""] = await invited(ctx, surveyId, await customers(ctx, 1, { name: "Bea" }));
  await sendInvitations(ctx, { channel: throughSmtp() });
  after(1);
  await remindedOf(ctx, second);
  await remindedOf(ctx, first, { channel: "sms", address: "+491701234567" });
  const sent = async (query: object = {}) => {
    const { data, nextCursor } = await readQueue(ctx, list({ state: "sent", limit: 2, ...query }));
    return { ids: data.map(({ id }) => id), nextCursor };
  };
  expect(await sent()).toEqual({ ids: [first, second], nextCursor: null });
  for (const search of ["ada@ONE", "ada l", "LOVE", "0049 (170) 1234567", first]) {
    expect(await sent({ search }), search).toEqual({ ids: [first], nextCursor: null });
  }
  for (const search of ["nobody", "elace", "%"]) {
    expect(await sent({ search }), search).toEqual({ ids: [], nextCursor: null });
  }
  const one = await sent({ limit: 1 });
  const rest = await sent({ limit: 1, cursor: one.nextCursor ?? "" });
  expect([one.ids, rest]).toEqual([[first], { ids: [second], nextCursor: null }]);
});

const aMessage = (ctx: Context, invitationId: string) => ({
  ...{ organizationId: ctx.organizationId, id: newId(), invitationId, channel: "email" as const },
  ...{ address: "a@example.com", subject: "", bodyText: "", createdAt: ctx.now() },
});

const remindedOf = (
  ctx: Context,
  invitationId: string,
  change: Partial<typeof message.$inferInsert> = {},
) =>
  inTransaction(ctx, (tx) =>
    tx.db.insert(message).values({ ...aMessage(ctx, invitationId), status: "sent", ...change }),
  );

async function beingSent(ctx: Context, invitationId: string) {
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(message).values({ ...aMessage(ctx, invitationId), status: "handing-over" });
    await tx.db
      .update(invitation)
      .set({ status: "sending" })
      .where(
        and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, invitationId)),
      );
  });
}
