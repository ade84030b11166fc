import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { discardUpload } from "./discard-upload";
import { examineAgain } from "./examine-again";
import { readImport, readImports, readUploaded } from "./read";
import { readKnown } from "./read-known";
import { receiveUpload } from "./receive-upload";
import { runImport } from "./run-import";
import { Mapping } from "./shapes";
import { startImport } from "./start-import";

const db = testDatabase();
const never = new AbortController().signal;
const ratings = `Id;Wait;Rating\n${Array.from({ length: 19 }, (_, id) => `${id};7;4\n`).join("")}19;9;x\n`;
const mapping = Mapping.parse({
  Id: "interaction.externalId",
  Wait: "kpi.wait",
  Rating: { to: "answer.csat", role: "csat" },
});

async function uploaded(ctx: Context, text: string) {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return receiveUpload(ctx, { name: "ratings.csv", bytes: bytes() });
}

async function run(ctx: Context, importId: string, dryRun: boolean) {
  await startImport(ctx, { importId, mapping, options: { dryRun } });
  await runImport(db.database(), { organizationId: ctx.organizationId, importId }, never);
  return readImport(ctx, { importId });
}

test("an upload can be checked, looked at again, checked again, and is imported once", async () => {
  const ctx = await db.context();
  const { id: importId } = await uploaded(ctx, ratings);
  expect(await run(ctx, importId, true)).toMatchObject({ rows: { accepted: 19, rejected: 1 } });
  const options = { delimiter: ",", encoding: "utf-8", header: true };
  const again = await examineAgain(ctx, { importId, options });
  expect(again.examination.columns.map(({ name }) => name)).toEqual(["Id;Wait;Rating"]);
  await examineAgain(ctx, { importId, options: { ...options, delimiter: ";" } });
  expect(await run(ctx, importId, true)).toMatchObject({ dryRun: true, status: "completed" });
  expect(await readUploaded(ctx, { importId })).toMatchObject({ id: importId });
  expect(await run(ctx, importId, false)).toMatchObject({ dryRun: false, status: "completed" });
  expect(await readUploaded(ctx, { importId })).toBeUndefined();
  await expect(run(ctx, importId, false)).rejects.toMatchObject({ code: "conflict" });
  await expect(examineAgain(ctx, { importId, options })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a checked upload whose file is no longer kept is refused, not started", async () => {
  const ctx = await db.context();
  const { id: importId } = await uploaded(ctx, ratings);
  await run(ctx, importId, true);
  const later: Context = { ...ctx, now: () => new Date(ctx.now().getTime() + 2 * 86_400_000) };
  await uploaded(later, ratings);
  const gone = { code: "conflict", message: "The file is no longer kept. Upload it again." };
  await expect(run(later, importId, false)).rejects.toMatchObject(gone);
  await expect(examineAgain(later, { importId, options: {} })).rejects.toMatchObject(gone);
  expect(await readUploaded(later, { importId })).toBeUndefined();
  expect(await readImport(later, { importId })).toMatchObject({ dryRun: true, failure: null });
});

test("what an import made can be chosen for the columns of the next file", async () => {
  const ctx = await db.context();
  expect(await readKnown(ctx)).toEqual({ kpis: [], surveys: [] });
  const { id: importId } = await uploaded(ctx, ratings);
  const { survey } = await run(ctx, importId, false);
  expect(await readKnown(ctx)).toEqual({
    kpis: [{ key: "wait", label: "Wait" }],
    surveys: [
      {
        id: survey,
        name: "ratings",
        questions: [{ key: "csat", label: "Rating", measured: true }],
      },
    ],
  });
  expect(await readKnown(await db.context())).toEqual({ kpis: [], surveys: [] });
});

test("an upload that nobody wants can be thrown away, an import cannot", async () => {
  const ctx = await db.context();
  const { id: importId } = await uploaded(ctx, ratings);
  await discardUpload(ctx, { importId });
  expect((await readImports(ctx, { limit: 20 })).data).toEqual([]);
  const { id: kept } = await uploaded(ctx, ratings);
  await run(ctx, kept, false);
  await expect(discardUpload(ctx, { importId: kept })).rejects.toMatchObject({ code: "conflict" });
});
