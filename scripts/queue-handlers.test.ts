import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { connect } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import { readOutbox } from "@/lib/delivery/read-outbox";
import { saveEmailChannel } from "@/lib/delivery/save-channel";
import { MessageQuery } from "@/lib/delivery/shapes";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { askTriggerSimulation } from "@/lib/touchpoints/ask-simulation";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { readSimulation } from "@/lib/touchpoints/read-simulation";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";
import { serveQueues, sweep } from "./queue-handlers";

const db = testDatabase();

test("an interaction that is recorded becomes a message, by way of the queues alone", async () => {
  const ctx: Context = await db.context();
  const { id: survey } = await createSurvey(ctx, { name: "Call", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey });
  await createTrigger(ctx, CreateTrigger.parse({ survey, restPeriodSeconds: 0 }));
  const calls = Array.from({ length: 30 }, (_, i) => ({
    externalId: `call-${i}`,
    occurredAt: new Date().toISOString(),
    customer: { externalId: `c-${i}`, email: `c-${i}@customer.example` },
  }));
  await recordInteractions(ctx, { items: calls });
  const worker = await serveQueues(db.database(), db.appUrl());
  const query = MessageQuery.parse({});
  const sent = async () => (await readOutbox(ctx, query)).messages;
  await expect.poll(sent).toHaveLength(30);
  await worker.stop();
  const { messages, waiting } = await readOutbox(ctx, query);
  expect(new Set(messages.map(({ address }) => address)).size).toBe(30);
  expect(messages.every(({ status }) => status === "kept")).toBe(true);
  expect(waiting).toBe(0);
});

test("a channel that could not be used is tried again by itself", async () => {
  const ctx: Context = await db.context();
  const nobody = { host: "127.0.0.2", port: "1", secure: false, user: "", password: "" };
  const rest = { dkimDomain: "", bounceAddress: "", perMinute: "", warmUp: false, seeds: "" };
  await saveEmailChannel(ctx, SaveEmailChannel.parse({ active: true, ...nobody, ...rest }));
  await invited(ctx, await publishedSurvey(ctx), await customers(ctx, 3));
  const worker = await serveQueues(db.database(), db.appUrl());
  await inTransaction(ctx, wakeSenderIfDue);
  const failures = async () => {
    const rows = await inTransaction(ctx, findChannels);
    return rows.find(({ kind }) => kind === "email")?.failures ?? 0;
  };
  await expect.poll(failures).toBeGreaterThan(1);
  await worker.stop();
});

/** An organisation with an interaction that its jobs have left undecided. */
async function behind(): Promise<Context> {
  const ctx: Context = await db.context(() => new Date(Date.now() - 120_000));
  const survey = await publishedSurvey(ctx);
  await createTrigger(ctx, CreateTrigger.parse({ survey, restPeriodSeconds: 0 }));
  const customer = { externalId: "c", email: "c@customer.example" };
  const occurredAt = ctx.now().toISOString();
  await recordInteractions(ctx, { items: [{ externalId: "call", occurredAt, customer }] });
  return ctx;
}

/** An organisation whose invitations cannot be read without an error. */
async function broken(): Promise<void> {
  const ctx: Context = await db.context();
  await invited(ctx, await publishedSurvey(ctx), await customers(ctx, 1));
  const owner = connect(db.ownerUrl(), 1);
  await owner.unsafe(`
    create policy broken on invitation as restrictive using (
      case when organization_id = '${ctx.organizationId}' then 1 / (attempts * 0) = 1 else true end
    )`);
  await owner.end();
}

test("an organisation whose sweep fails holds up no other, and its failure is told", async () => {
  const before = await behind();
  await broken();
  const after = await behind();
  const swept = sweep(db.database(), new AbortController().signal);
  await expect(swept).rejects.toThrow("1 sweeps failed");
  for (const ctx of [before, after]) {
    expect((await readOutbox(ctx, MessageQuery.parse({}))).waiting).toBe(1);
  }
});

test("a simulation that was asked for is worked out without anybody waiting for it", async () => {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const { id: simulationId } = await askTriggerSimulation(ctx, SimulateTrigger.parse({ survey }));
  const worker = await serveQueues(db.database(), db.appUrl());
  const run = () => readSimulation(ctx, { simulationId });
  await expect.poll(async () => (await run()).status).toBe("ended");
  await worker.stop();
  expect((await run()).simulation).toMatchObject({ interactions: 0 });
});
