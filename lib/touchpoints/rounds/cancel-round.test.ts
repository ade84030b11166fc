import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { invitation } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { inTransaction } from "@/lib/db/transaction";
import { endCall } from "@/lib/delivery/calls/end-call";
import { readCalls } from "@/lib/delivery/calls/read-calls";
import { takeCall } from "@/lib/delivery/calls/take-call";
import type { Channel } from "@/lib/delivery/channels/channel";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { savePhoneChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { cancelRound } from "@/lib/touchpoints/rounds/cancel-round";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound } from "@/lib/touchpoints/rounds/shapes";

const db = testDatabase();
let ctx: Context;
let survey: string;
let today: Date;

beforeEach(async () => {
  // A Tuesday.
  today = new Date("2026-03-10T12:00:00Z");
  ctx = await db.context(() => today);
  survey = await publishedSurvey(ctx);
});

async function counted(rules: object = {}): Promise<string> {
  const { id: roundId } = await createRound(ctx, CreateRound.parse({ survey, ...rules }));
  await runRound(ctx, { roundId });
  return roundId;
}

async function asked(rules: object = {}): Promise<string> {
  const roundId = await counted(rules);
  await confirmRound(ctx, { roundId });
  await runRound(ctx, { roundId });
  return roundId;
}

async function statuses(): Promise<string[]> {
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.select().from(invitation).where(eq(invitation.organizationId, tx.organizationId)),
  );
  return rows.map(({ status }) => status).sort();
}

test("of two rounds of a survey that are confirmed at once one begins", async () => {
  const both = [await counted(), await counted()];
  const tried = await Promise.allSettled(both.map((roundId) => confirmRound(ctx, { roundId })));
  const reasons = tried.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(reasons).toMatchObject([{ code: "conflict" }]);
});

test("a round that has ended can be cancelled while another asks", async () => {
  await customers(ctx, 1);
  const first = await asked();
  const second = await counted();
  await confirmRound(ctx, { roundId: second });
  expect(await cancelRound(ctx, { roundId: first })).toMatchObject({ status: "cancelling" });
  expect(await runRound(ctx, { roundId: first })).toBe("cancelled");
  expect(await runRound(ctx, { roundId: second })).toBe("asked");
});

test("a reminder keeps to the hours of the round", async () => {
  const reminders = [{ afterDays: 4, channel: "", subject: "" }];
  const plan = { survey, first: "email", second: "", third: "", reminders };
  await savePlan(ctx, SavePlan.parse(plan));
  await customers(ctx, 1);
  await asked({ window: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" } });
  const channel: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };
  const sentOn = async (day: string) => {
    today = new Date(`${day}T12:30:00Z`);
    return (await sendInvitations(ctx, { channel })).handedOver;
  };
  expect(await sentOn("2026-03-10")).toBe(1);
  expect(await sentOn("2026-03-14"), "a Saturday").toBe(0);
  expect(await sentOn("2026-03-16")).toBe(1);
});

test("what is cancelled while it is sent stops with the message in hand", async () => {
  await customers(ctx, 3);
  const roundId = await asked();
  const cancelling: Channel = {
    send: async () => {
      await cancelRound(ctx, { roundId });
      return { kind: "accepted", reply: "ok" };
    },
  };
  expect((await sendInvitations(ctx, { channel: cancelling })).handedOver).toBe(1);
});

test("whoever is on the telephone when a round is cancelled can still answer", async () => {
  await savePhoneChannel(ctx, { active: true, attempts: 2 });
  const plan = { survey, first: "phone", second: "", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse(plan));
  await customers(ctx, 1, { phone: "+15550100001" });
  await customers(ctx, 1, { phone: "+15550100002" });
  const roundId = await asked();
  const { as: agent } = await testMember(ctx, "agent");
  const { callId } = await takeCall(agent, {});
  await cancelRound(ctx, { roundId });
  await runRound(ctx, { roundId });
  expect(await statuses()).toEqual(["cancelled", "scheduled"]);
  await endCall(agent, { callId, outcome: "given-back" });
  expect((await readCalls(agent)).waiting).toEqual([]);
});

test("whoever takes a call at the moment at which its round is cancelled can still answer", async () => {
  await savePhoneChannel(ctx, { active: true, attempts: 2 });
  const plan = { survey, first: "phone", second: "", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse(plan));
  await customers(ctx, 1, { phone: "+15550100001" });
  const roundId = await asked();
  const { as: agent } = await testMember(ctx, "agent");
  let cancelling: ReturnType<typeof runRound> | undefined;
  await inTransaction(ctx, async ({ db: joined }) => {
    const together = { ...agent, db: joined };
    await takeCall(together, {});
    await cancelRound(ctx, { roundId });
    cancelling = runRound(ctx, { roundId });
    await blocked(ctx.database);
  });
  expect(await cancelling).toBe("cancelled");
  expect(await statuses()).toEqual(["scheduled"]);
});

test("a round that is cancelled while others hold a whole set of it is called off to the last", async () => {
  await customers(ctx, 1);
  const roundId = await asked();
  await customers(ctx, 5_000);
  let cancelling: ReturnType<typeof runRound> | undefined;
  await inTransaction(ctx, (tx) =>
    tx.db.execute(sql`
      insert into invitation (organization_id, id, survey_id, version_id, customer_id, round_id,
        channel, status, due_at, expires_at, created_at, updated_at)
      select one.organization_id, gen_random_uuid(), survey_id, version_id, customer.id, round_id,
        channel, status, due_at + interval '1 second', expires_at, one.created_at, one.updated_at
      from invitation as one join customer on customer.id <> one.customer_id
      where round_id = ${roundId}`),
  );
  await cancelRound(ctx, { roundId });
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`
      update invitation set status = 'failed' where id in (
        select id from invitation where round_id = ${roundId} order by due_at, id limit 5000)`);
    cancelling = runRound(ctx, { roundId });
    await blocked(ctx.database);
  });
  expect(await cancelling).toBe("cancelled");
  expect(new Set(await statuses())).toEqual(new Set(["failed", "cancelled"]));
});
