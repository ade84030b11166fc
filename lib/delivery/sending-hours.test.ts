import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { round } from "@/lib/db/tables/rounds";
import { trigger } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel, Receipt } from "@/lib/delivery/channels/channel";
import { hasDueInvitations } from "@/lib/delivery/due-invitations.store";
import { retryInvitation } from "@/lib/delivery/retry-invitation";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { triggerWithin } from "@/lib/delivery/test-trigger";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const office = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" };
const minute = 60_000;

/** An organisation that asks in office hours, on a Tuesday at four. */
async function setting() {
  const clock = { time: new Date("2026-03-10T16:00:00Z").getTime() };
  const ctx: Context = await db.context(() => new Date(clock.time));
  const surveyId = await publishedSurvey(ctx);
  const triggerId = await triggerWithin(ctx, surveyId, office);
  const said: Receipt[] = [];
  const channel: Channel = {
    send: async () => said.shift() ?? { kind: "accepted", reply: "ok" },
  };
  const at = (time: string) => {
    clock.time = new Date(time).getTime();
  };
  const ask = async (change: object = {}, count = 1, who: object = {}) =>
    invited(ctx, surveyId, await customers(ctx, count, who), { triggerId, ...change });
  const send = () => sendInvitations(ctx, { channel });
  return { ctx, surveyId, triggerId, said, clock, at, ask, send };
}

const isAnythingDue = (ctx: Context) => inTransaction(ctx, hasDueInvitations);

test("what waited for a provider until its hours were over goes when they begin again", async () => {
  const { ctx, at, ask, send } = await setting();
  const [id = ""] = await ask();
  at("2026-03-10T22:30:00Z");
  expect(await send()).toMatchObject({ handedOver: 0, ended: "nothing-due" });
  const opens = new Date("2026-03-11T09:00:00Z");
  const waits = { status: "scheduled", dueAt: opens, attempts: 0, failure: null, messages: [] };
  expect(await stored(ctx, id)).toMatchObject(waits);
  // Until then it is not even looked at.
  expect(await isAnythingDue(ctx)).toBe(false);
  at("2026-03-11T09:00:00Z");
  expect((await send()).handedOver).toBe(1);
  expect(await stored(ctx, id)).toMatchObject({ status: "sent", sentAt: opens });
});

test("another attempt waits for the hours too, and has not used one up", async () => {
  const { ctx, at, ask, said, send } = await setting();
  at("2026-03-10T16:59:30Z");
  const [id = ""] = await ask();
  said.push({ kind: "refused", permanent: false, reason: "450 not now" });
  await send();
  const tried = { status: "scheduled", attempts: 1, failure: "450 not now" };
  const { dueAt } = await stored(ctx, id);
  expect(dueAt > new Date("2026-03-10T17:00:00Z")).toBe(true);
  at("2026-03-10T23:00:00Z");
  expect((await send()).handedOver).toBe(0);
  const morning = new Date("2026-03-11T09:00:00Z");
  expect(await stored(ctx, id)).toMatchObject({ ...tried, dueAt: morning });
  // Pressing a button opens no window.
  await retryInvitation(ctx, { invitationId: id });
  expect((await send()).handedOver).toBe(0);
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", dueAt: morning });
});

test("hours are the customer's own, and the others of a chunk do not wait for them", async () => {
  const { ctx, at, ask, send } = await setting();
  at("2026-03-13T11:30:00Z");
  const [there = ""] = await ask({}, 1, { timeZone: "Asia/Kathmandu" });
  const [here = ""] = await ask();
  expect((await send()).handedOver).toBe(1);
  expect((await stored(ctx, here)).status).toBe("sent");
  // A quarter past five on a Friday in Kathmandu: Monday at nine.
  expect(await stored(ctx, there)).toMatchObject({
    ...{ status: "scheduled", dueAt: new Date("2026-03-16T03:15:00Z") },
  });
});

test("hours that end while a chunk is under way end it", async () => {
  const { ctx, clock, at, ask } = await setting();
  at("2026-03-10T16:50:00Z");
  const ids = await ask({}, 3);
  const slow: Channel = {
    send: async () => {
      clock.time += 6 * minute;
      return { kind: "accepted", reply: "ok" };
    },
  };
  expect((await sendInvitations(ctx, { channel: slow })).handedOver).toBe(2);
  await sendInvitations(ctx, { channel: slow });
  const rows = await Promise.all(ids.map((id) => stored(ctx, id)));
  expect(rows.map(({ status }) => status).sort()).toEqual(["scheduled", "sent", "sent"]);
  expect(rows.find(({ status }) => status === "scheduled")).toMatchObject({
    ...{ dueAt: new Date("2026-03-11T09:00:00Z"), messages: [] },
  });
});

test("two senders put off what is due at once, and none of it is due any more", async () => {
  const { ctx, at, ask, send } = await setting();
  const ids = await ask({}, 250);
  at("2026-03-10T17:00:00Z");
  await Promise.all([send(), send()]);
  await send();
  expect(await isAnythingDue(ctx)).toBe(false);
  const rows = await inTransaction(ctx, (tx) =>
    tx.db
      .select({ dueAt: invitation.dueAt, status: invitation.status })
      .from(invitation)
      .where(eq(invitation.organizationId, ctx.organizationId)),
  );
  const opens = new Date("2026-03-11T09:00:00Z");
  expect(rows).toEqual(ids.map(() => ({ dueAt: opens, status: "scheduled" })));
});

test("what expires before its hours begin again is given up", async () => {
  const { ctx, at, ask, send } = await setting();
  const [id = ""] = await ask({ expiresAt: new Date("2026-03-11T09:00:00Z") });
  const [last = ""] = await ask({ expiresAt: new Date("2026-03-11T09:00:01Z") });
  at("2026-03-10T17:00:00Z");
  await send();
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "failed", failure: "It expires before its sending hours begin.", messages: [] },
  });
  expect((await stored(ctx, last)).status).toBe("scheduled");
});

test("a trigger's hours are those it has when it is sent, and what has none goes at any", async () => {
  const { ctx, at, ask, send, triggerId } = await setting();
  const [id = ""] = await ask();
  const [byHand = ""] = await ask({ triggerId: null });
  at("2026-03-10T20:00:00Z");
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(trigger)
      .set({ sendingWindow: { ...office, until: "21:00" } })
      .where(and(eq(trigger.organizationId, ctx.organizationId), eq(trigger.id, triggerId))),
  );
  expect((await send()).handedOver).toBe(2);
  for (const one of [id, byHand]) expect((await stored(ctx, one)).status).toBe("sent");
});

test("a round's hours count like a trigger's", async () => {
  const { ctx, at, ask, send, surveyId } = await setting();
  const { organizationId } = ctx;
  const row = {
    organizationId,
    id: newId(),
    surveyId,
    status: "asked" as const,
    heardAt: ctx.now(),
  };
  const values = { ...row, rules: { window: office }, tally: {} };
  await inTransaction(ctx, (tx) => tx.db.insert(round).values(values));
  const [id = ""] = await ask({ triggerId: null, roundId: row.id });
  at("2026-03-10T18:00:00Z");
  expect((await send()).handedOver).toBe(0);
  expect((await stored(ctx, id)).dueAt).toEqual(new Date("2026-03-11T09:00:00Z"));
});

async function removeTrigger(ctx: Context, triggerId: string): Promise<void> {
  const mine = and(eq(trigger.organizationId, ctx.organizationId), eq(trigger.id, triggerId));
  await inTransaction(ctx, (tx) => tx.db.delete(trigger).where(mine));
}

test("what is due of a removed trigger is called off, and what was sent can still be answered", async () => {
  const { ctx, at, ask, send, triggerId } = await setting();
  const [id = ""] = await ask({ dueAt: new Date("2026-03-11T10:00:00Z") });
  const [first = ""] = await ask();
  await send();
  await removeTrigger(ctx, triggerId);
  at("2026-03-11T10:00:00Z");
  expect((await send()).handedOver).toBe(0);
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "cancelled", failure: "Its trigger was removed." },
  });
  expect((await stored(ctx, first)).status).toBe("sent");
});

test("what is removed between looking and sending stops with the message in hand", async () => {
  const { ctx, ask, triggerId } = await setting();
  await ask({}, 3);
  const removing: Channel = {
    send: async () => {
      await removeTrigger(ctx, triggerId);
      return { kind: "accepted", reply: "ok" };
    },
  };
  expect((await sendInvitations(ctx, { channel: removing })).handedOver).toBe(1);
});
