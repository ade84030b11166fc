import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import type { TestDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { publishedSurvey } from "@/lib/delivery/test-asking";
import { readUndecided } from "@/lib/touchpoints/catch-up";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { imported } from "./test-import";

const mapping = {
  id: "interaction.externalId",
  who: "customer.externalId",
  mail: "customer.email",
};
const perBatch = 500;
const dayMilliseconds = 86_400_000;

function fileOf(rows: number, people: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const who = (n * 7919) % people;
    return `call-${n},c-${who},c-${who}@customer.example`;
  });
  return `id,who,mail\n${lines.join("\n")}\n`;
}

/** How often each customer is asked, and how many on each day. */
async function asked(ctx: Context) {
  const count = sql<number>`count(*)::int`;
  return inTransaction(ctx, async (tx) => {
    const counted = () => tx.db.select({ count }).from(invitation);
    const people = await counted().groupBy(invitation.customerId);
    const days = await counted().groupBy(sql`(${invitation.dueAt} at time zone 'UTC')::date`);
    return { people: people.map((one) => one.count), days: days.map((one) => one.count) };
  });
}

/**
 * One file of interactions with triggers on: two workers decide on every one of them once, ask each
 * person once in the rest period, and spread what a day does not hold; nobody is dropped.
 */
export async function expectFileDecided(db: TestDatabase, rows: number): Promise<void> {
  const people = rows / 4;
  const dailyCap = people / 5;
  // Rows are as old as their import; they are decided on the day after, at noon.
  const noon = Math.ceil(Date.now() / dayMilliseconds) * dayMilliseconds + dayMilliseconds / 2;
  const ctx: Context = await db.context(() => new Date(noon));
  const survey = await publishedSurvey(ctx);
  await createTrigger(ctx, CreateTrigger.parse({ survey, dailyCap }));
  await imported(ctx, fileOf(rows, people), mapping, { trigger: true });
  const ids = await readUndecided(ctx, rows);
  expect(ids).toHaveLength(rows);
  const batches = Array.from({ length: rows / perBatch }, (_, n) =>
    ids.slice(n * perBatch, (n + 1) * perBatch),
  ).values();
  const total = { invited: 0, suppressed: 0 };
  const worker = async () => {
    for (const batch of batches) {
      const { invited, suppressed } = await considerInvitations(ctx, batch);
      total.invited += invited;
      total.suppressed += suppressed;
    }
  };
  await Promise.all([worker(), worker()]);
  expect(total).toEqual({ invited: people, suppressed: rows - people });
  expect(await readUndecided(ctx, 1)).toEqual([]);
  const { people: perPerson, days } = await asked(ctx);
  expect(new Set(perPerson)).toEqual(new Set([1]));
  expect(perPerson).toHaveLength(people);
  expect(days).toEqual(Array.from({ length: 5 }, () => dailyCap));
}
