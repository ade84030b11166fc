import { expect, test } from "vitest";
import { recordPurchases } from "@/lib/customers/record-purchases";
import { referral } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { readTimeline } from "./customer-timeline";

const db = testDatabase();

async function customerWithPast() {
  const ctx = await db.context();
  const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T10:00:00Z`;
  const call = (day: number, customer = "ada") => ({
    customer,
    occurredAt: at(day),
    kpis: { hold: day },
  });
  const items = [call(1), call(3), call(5), call(5), call(4, "bert")];
  await recordInteractions(ctx, OneOrMany.parse({ items }));
  const bought = { customer: "ada", amount: 9.5, occurredAt: at(2), externalId: "p" };
  const purchase = await recordPurchases(ctx, OneOrMany.parse(bought));
  const customerId = "customer" in purchase ? purchase.customer.id : "";
  const sent = { customerId, count: 2, occurredAt: new Date("2026-01-02T08:00:00Z") };
  const stamps = { organizationId: ctx.organizationId, createdAt: ctx.now(), updatedAt: ctx.now() };
  await inTransaction(ctx, (tx) =>
    tx.db.insert(referral).values({ ...sent, ...stamps, id: newId() }),
  );
  return { ctx, customerId };
}

test("a customer's past is one list of every kind, newest first", async () => {
  const { ctx, customerId } = await customerWithPast();
  const { data, nextCursor } = await readTimeline(ctx, { customerId, limit: 50 });
  expect(data.map(({ kind, at }) => [kind, at.slice(8, 10)])).toEqual([
    ["interaction", "05"],
    ["interaction", "05"],
    ["interaction", "03"],
    ["purchase", "02"],
    ["referral", "02"],
    ["interaction", "01"],
  ]);
  expect(data[3]).toMatchObject({ amount: 9.5, currency: "EUR", product: null });
  expect(data[4]).toMatchObject({ count: 2, referredId: null });
  expect(nextCursor).toBeNull();
});

test("an invitation in a past says what is the matter with it", async () => {
  const ctx = await db.context();
  const surveyId = await publishedSurvey(ctx);
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await invited(ctx, surveyId, [customerId]);
  const past = async () => (await readTimeline(ctx, { customerId, limit: 50 })).data;
  expect(await past()).toMatchObject([{ status: "scheduled", failure: null }]);
  await stopInviting(ctx, id, "preferences");
  expect(await past()).toMatchObject([
    { status: "cancelled", failure: "unsubscribed", explanation: "Called off: Wants no surveys" },
  ]);
});

test("the pages of a past together are the whole of it, also where moments are equal", async () => {
  const { ctx, customerId } = await customerWithPast();
  const whole = await readTimeline(ctx, { customerId, limit: 50 });
  const seen = [];
  let cursor: string | undefined;
  do {
    const page = await readTimeline(ctx, { customerId, limit: 1, cursor });
    seen.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(whole.data);
});

test("nobody's past, another organisation's and a made-up place in it are refused", async () => {
  const { ctx, customerId } = await customerWithPast();
  const missing = { code: "not-found" };
  await expect(readTimeline(ctx, { customerId: newId(), limit: 5 })).rejects.toMatchObject(missing);
  const theirs = await db.context();
  await expect(readTimeline(theirs, { customerId, limit: 5 })).rejects.toMatchObject(missing);
  const cursor = Buffer.from('["yesterday","x"]').toString("base64url");
  const malformed = { code: "malformed" };
  await expect(readTimeline(ctx, { customerId, limit: 5, cursor })).rejects.toMatchObject(
    malformed,
  );
});

test("what was refused by one channel is told beside what became of it by the next", async () => {
  const ctx = await db.context();
  const surveyId = await publishedSurvey(ctx);
  const [customerId = ""] = await customers(ctx, 1, { phone: "+491701234567" });
  await invited(ctx, surveyId, [customerId], { channel: "email", route: ["sms"] });
  const explained = async () => {
    const [entry] = (await readTimeline(ctx, { customerId, limit: 50 })).data;
    return entry?.kind === "invitation" && entry.explanation;
  };
  const refusal = { kind: "refused" as const, reason: "550 5.1.1 no such user", permanent: true };
  const channel = (sms: Awaited<ReturnType<Channel["send"]>>): Channel => ({
    send: async ({ to }) => (to.address.includes("@") ? refusal : sms),
  });
  const before = "The e-mail was refused (550 5.1.1 no such user).";
  await sendInvitations(ctx, { channel: channel({ kind: "unreachable", reason: "no route" }) });
  expect(await explained()).toBe(`${before} Is tried by SMS: no route`);
  const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 120_000) };
  await sendInvitations(later, { channel: channel({ kind: "accepted", reply: "ok" }) });
  expect(await explained()).toBe(`${before} Sent by SMS, not answered yet`);
});
