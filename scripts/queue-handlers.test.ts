import { expect, test, vi } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { readOutbox } from "@/lib/delivery/read-outbox";
import { MessageQuery } from "@/lib/delivery/shapes";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { serveQueues } from "./queue-handlers";

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
  await vi.waitFor(async () => expect((await readOutbox(ctx, query)).messages).toHaveLength(30), {
    timeout: 15_000,
    interval: 100,
  });
  await worker.stop();
  const { messages, waiting } = await readOutbox(ctx, query);
  expect(new Set(messages.map(({ address }) => address)).size).toBe(30);
  expect(messages.every(({ status }) => status === "kept")).toBe(true);
  expect(waiting).toBe(0);
});
