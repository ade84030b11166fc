import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { invitation } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
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

beforeEach(async () => {
  ctx = await db.context(() => new Date("2026-03-10T12:00:00Z"));
  survey = await publishedSurvey(ctx);
});

async function counted(): Promise<string> {
  const { id: roundId } = await createRound(ctx, CreateRound.parse({ survey }));
  await runRound(ctx, { roundId });
  return roundId;
}

async function asked(): Promise<string> {
  const roundId = await counted();
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
