import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inRawTransaction } from "@/lib/db/transaction";
import { importFile } from "./import-file";
import { readImport } from "./read";
import { arriving, imported, ran } from "./test-import";

// Two batches of events are written at once; what they may get wrong together is tried here.

const db = testDatabase();
const mapping = { id: "interaction.externalId", who: "customer.externalId", nps: "answer.nps" };
const fileOf = (rows: string[]) => `id,who,nps\n${rows.join("\n")}\n`;

async function started(ctx: Context, text: string, where: object): Promise<string> {
  const fields = { mapping: JSON.stringify(where) };
  const file = { name: "f.csv", bytes: arriving(Buffer.from(text)) };
  return (await importFile(ctx, { file, before: fields, after: async () => fields })).id;
}

test("an event that neighbouring batches speak of is added once, and the last word counts", async () => {
  const ctx = await db.context();
  const rows = Array.from({ length: 60 }, (_, n) => `i-${n % 7},c-${n % 3},${n % 11}`);
  const importId = await started(ctx, fileOf(rows), mapping);
  await ran(ctx, importId, 5);
  const done = await readImport(ctx, { importId });
  expect(done).toMatchObject({
    status: "completed",
    rows: { read: 60, accepted: 60 },
    created: { customers: 3, interactions: 7, responses: 7 },
  });
  const kept = await inRawTransaction(
    ctx,
    (raw) => raw<{ id: string; nps: number }[]>`
      select i.external_id as id, r.nps from response r
      join interaction i on i.organization_id = r.organization_id and i.id = r.interaction_id
      where i.organization_id = ${ctx.organizationId} order by i.external_id`,
  );
  const last = new Map(rows.map((row) => row.split(",")).map(([id, , nps]) => [id, Number(nps)]));
  expect(kept).toEqual([...last].sort().map(([id, nps]) => ({ id, nps })));
});

test("a circle of waiting that leads through the order of batches is broken", async () => {
  const ctx = await db.context();
  const withHold = { id: "interaction.externalId", hold: "kpi.hold" };
  const rows = (hold: number) => Array.from({ length: 20 }, (_, n) => `i-${n},${hold}`);
  const file = (hold: number) => `id,hold\n${rows(hold).join("\n")}\n`;
  await imported(ctx, file(3), withHold);
  const importId = await started(ctx, file(8), withHold);
  const lock = (id: string, skip = false) =>
    `select id from interaction where organization_id = '${ctx.organizationId}'
       and external_id = '${id}' for update ${skip ? "skip locked" : ""}`;
  const isHeld = async () => {
    const free = await inRawTransaction(ctx, (raw) => raw.unsafe(lock("i-19", true)));
    return free.length === 0;
  };
  // Somebody has a row of the first batch, and wants one that the second batch has by then.
  const running = await inRawTransaction(ctx, async (raw) => {
    await raw.unsafe(lock("i-0"));
    const run = ran(ctx, importId, 10);
    await expect.poll(isHeld).toBe(true);
    await raw.unsafe(lock("i-19"));
    return { run };
  });
  await running.run;
  expect(await readImport(ctx, { importId })).toMatchObject({
    status: "completed",
    rows: { read: 20, accepted: 20 },
    updated: { interactions: 20, kpiValues: 20 },
  });
});
