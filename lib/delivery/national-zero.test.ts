import { readFile } from "node:fs/promises";
import { and, asc, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "@/lib/db/client";
import { optOut, surveyOptOut } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

/** Reads numbers as they were read before, with the zero in brackets, and has the migration mend them. */
async function migratedAgain() {
  const owner = connect(db.ownerUrl(), 1);
  await owner.unsafe(`
    alter table customer drop column network_number;
    alter table customer add column network_number text generated always as
      (regexp_replace(regexp_replace(phone, '[[:space:]()./-]', '', 'g'), '^00', '+')) stored`);
  const migration = await readFile("drizzle/0043_national_zero.sql", "utf8");
  await owner.unsafe(migration.replaceAll("--> statement-breakpoint", ""));
  await owner.end();
}

test("who said no under a number with the zero has said no under the right one; what only bounced there has not", async () => {
  const ctx = await db.context();
  const { organizationId } = ctx;
  const surveyId = await publishedSurvey(ctx);
  for (const last of ["1", "2", "3"]) await customers(ctx, 1, { phone: `+49 (0)170 55500${last}` });
  const at = (day: number) => new Date(Date.UTC(2026, 2, day, 12, 0, 0, 345));
  const said = (last: string, source: "reply" | "bounced", day: number) => ({
    ...{ organizationId, id: newId(), source, createdAt: at(day) },
    address: `+49017055500${last}`,
  });
  await inTransaction(ctx, async (tx) => {
    const rows = [said("1", "reply", 2), said("2", "bounced", 3), said("3", "reply", 1)];
    await tx.db.insert(optOut).values(rows);
    const { source: _, ...declined } = said("2", "reply", 4);
    await tx.db.insert(surveyOptOut).values({ ...declined, surveyId });
  });
  await migratedAgain();
  const [noes, declined] = await inTransaction(ctx, async (tx) => {
    const ours = (table: typeof optOut | typeof surveyOptOut) =>
      and(eq(table.organizationId, organizationId), like(table.address, "+49170%"));
    return [
      await tx.db.select().from(optOut).where(ours(optOut)).orderBy(asc(optOut.id)),
      await tx.db.select().from(surveyOptOut).where(ours(surveyOptOut)),
    ];
  });
  expect(noes.map(({ address }) => address)).toEqual(["+49170555003", "+49170555001"]);
  expect(declined).toMatchObject([{ address: "+49170555002", surveyId, createdAt: at(4) }]);
  for (const { id, createdAt } of [...noes, ...declined]) {
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(createdAt.getTime());
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
  }
});
