import { and, eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import { emailChannel } from "@/lib/delivery/channels/email";
import { countWaiting } from "@/lib/delivery/outbox.store";
import { readMessage, readOutbox } from "@/lib/delivery/read-outbox";
import { saveEmailChannel } from "@/lib/delivery/save-channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { MessageQuery } from "@/lib/delivery/shapes";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const everything = MessageQuery.parse({});

async function setting() {
  const ctx: Context = await db.context();
  return { ctx, survey: await publishedSurvey(ctx) };
}

const noServer = {
  ...{ active: true, host: "", port: "587", secure: false, user: "", password: "" },
  ...{ dkimDomain: "", bounceAddress: "", seeds: "", perMinute: "", warmUp: false },
};
const kept = emailChannel(undefined);

test("messages are listed newest first, a page at a time, and found by whom they went to", async () => {
  const { ctx, survey } = await setting();
  const [ann = ""] = await customers(ctx, 1, { name: "Ann 100%", email: "a@one.example" });
  const [bob = ""] = await customers(ctx, 1, {
    ...{ name: null, email: "bob@two.example", phone: "+49 170 1234567", externalId: "b-2" },
  });
  await invited(ctx, survey, [ann]);
  await sendInvitations(ctx, { channel: kept });
  await invited(ctx, survey, [bob]);
  await sendInvitations(ctx, { channel: kept });
  const first = await readOutbox(ctx, { ...everything, limit: 1 });
  expect(first.messages).toMatchObject([{ address: "bob@two.example", customerName: null }]);
  const rest = await readOutbox(ctx, { ...everything, cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({ messages: [{ customerName: "Ann 100%" }], nextCursor: null });
  const found = async (query: object) =>
    (await readOutbox(ctx, { ...everything, ...query })).messages.map(({ address }) => address);
  const invitationId = first.messages[0]?.invitationId;
  for (const search of ["BOB@two", "b-2", bob, "0049 170/1234567", invitationId]) {
    expect(await found({ search }), search).toEqual(["bob@two.example"]);
  }
  expect(await found({ search: "100%" })).toEqual(["a@one.example"]);
  for (const search of ["two.ex", "%", "_", "+49170123456", newId()]) {
    expect(await found({ search }), search).toEqual([]);
  }
  const stranger: Context = await db.context();
  expect((await readOutbox(stranger, { ...everything, search: "bob" })).messages).toEqual([]);
  expect(await found({ status: "kept" })).toHaveLength(2);
  expect(await found({ status: "sent" })).toEqual([]);
});

test("a message can be read as the customer got it", async () => {
  const { ctx, survey } = await setting();
  await invited(ctx, survey, await customers(ctx, 1));
  await sendInvitations(ctx, { channel: kept });
  const [listed] = (await readOutbox(ctx, everything)).messages;
  expect(await readMessage(ctx, { messageId: listed?.id ?? "" })).toMatchObject({
    status: "kept",
    surveyId: survey,
    bodyHtml: expect.stringContaining("<!doctype html>"),
    bodyText: expect.stringContaining("/s/"),
  });
});

test("what is waiting is counted, and what stands in its way is told", async () => {
  const { ctx, survey } = await setting();
  const [now = "", later = ""] = await customers(ctx, 2);
  await invited(ctx, survey, [now]);
  await invited(ctx, survey, [later], { dueAt: new Date(ctx.now().getTime() + 3_600_000) });
  expect(await readOutbox(ctx, everything)).toMatchObject({ waiting: 2, due: 1, problem: null });
  const away = { send: async () => ({ kind: "unreachable" as const, reason: "no route" }) };
  await sendInvitations(ctx, { channel: away });
  expect(await readOutbox(ctx, everything)).toMatchObject({
    messages: [],
    waiting: 2,
    due: 0,
    problem: "no route",
  });
});

test("what is told of what waits is read from as many as are counted, of every channel", async () => {
  const { ctx, survey } = await setting();
  const later = { dueAt: new Date(ctx.now().getTime() + 3_600_000) };
  const [one = "", ...others] = await customers(ctx, 30, { phone: "+49301" });
  await invited(ctx, survey, [one]);
  await invited(ctx, survey, others.slice(0, 20), { ...later, channel: "sms" });
  const sent = await invited(ctx, survey, others);
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(invitation)
      .set({ status: "sent" })
      .where(and(eq(invitation.organizationId, tx.organizationId), inArray(invitation.id, sent))),
  );
  const failed = { failure: "mailbox full", updatedAt: ctx.now() };
  const [again = ""] = await invited(ctx, survey, others.slice(0, 1), { ...later, channel: "sms" });
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(invitation)
      .set(failed)
      .where(and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, again))),
  );
  const { result, read } = await inTransaction(ctx, async (tx) => {
    // Of a table this small the planner would read all of it.
    await tx.db.execute(sql`set local enable_seqscan = off; set local enable_bitmapscan = off`);
    return rowsRead(tx, "invitation", () => countWaiting(tx));
  });
  expect(result).toEqual({ waiting: 22, due: 1, problem: "mailbox full" });
  // Once to be counted, and once for what stood in their way.
  expect(read).toBeLessThanOrEqual(44);
});

test("mail is said to be kept where it is used and there is no server for it", async () => {
  const { ctx } = await setting();
  const keeps = async () => (await readOutbox(ctx, everything)).keeps;
  expect(await keeps()).toBe(true);
  await saveEmailChannel(ctx, SaveEmailChannel.parse({ ...noServer, host: "smtp.example.com" }));
  expect(await keeps()).toBe(false);
  await saveEmailChannel(ctx, SaveEmailChannel.parse(noServer));
  expect(await keeps()).toBe(true);
  await saveEmailChannel(ctx, SaveEmailChannel.parse({ ...noServer, active: false }));
  expect(await keeps()).toBe(false);
});

test("another organisation's messages do not exist here, and agents do not read them", async () => {
  const { ctx, survey } = await setting();
  const { ctx: stranger } = await setting();
  await invited(ctx, survey, await customers(ctx, 1));
  await sendInvitations(ctx, { channel: kept });
  const [listed] = (await readOutbox(ctx, everything)).messages;
  const messageId = listed?.id ?? "";
  expect((await readOutbox(stranger, everything)).messages).toEqual([]);
  await expect(readMessage(stranger, { messageId })).rejects.toMatchObject({ code: "not-found" });
  const agent = {
    kind: "member" as const,
    id: newId(),
    role: "agent" as const,
    name: "A",
    email: "a@b.example",
  };
  await expect(readMessage({ ...ctx, actor: agent }, { messageId })).rejects.toMatchObject({
    code: "forbidden",
  });
});
