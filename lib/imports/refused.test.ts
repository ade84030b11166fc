import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { importRun } from "@/lib/db/tables/imports";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { exportErrors } from "./export-errors";
import { importFile } from "./import-file";
import { readImport } from "./read";
import { arriving, imported } from "./test-import";

const db = testDatabase();
const rowsOf = (count: number) =>
  `id,who,nps\n${Array.from({ length: count }, (_, n) => `i-${n},c-${n},${n % 11}`).join("\n")}\n`;
const mapping = { id: "interaction.externalId", who: "customer.externalId", nps: "answer.nps" };
const runs = (ctx: Context) => inTransaction(ctx, (tx) => tx.db.$count(importRun));

test("garbage is refused with its first pieces, and leaves nothing behind", async () => {
  const ctx = await db.context();
  let given = 0;
  async function* garbage() {
    for (; given < 3_200; given += 1) yield randomBytes(65_536);
  }
  const form = { file: { name: "x.csv", bytes: garbage() }, before: {}, after: async () => ({}) };
  await expect(importFile(ctx, form)).rejects.toMatchObject({ code: "invalid" });
  expect(given).toBeLessThan(5);
  expect(await runs(ctx)).toBe(0);
});

test("a file without the columns of its mapping is refused at its header", async () => {
  const ctx = await db.context();
  let given = 0;
  async function* lines() {
    for (; given < 3_200; given += 1) yield Buffer.from("no such column\n".repeat(5_000));
  }
  const before = { mapping: JSON.stringify(mapping), options: "{}" };
  const form = { file: { name: "x.csv", bytes: lines() }, before, after: async () => before };
  const unknown = { path: "mapping.id", code: "unknown-column" };
  await expect(importFile(ctx, form)).rejects.toMatchObject({ fields: [unknown, {}, {}] });
  expect(given).toBeLessThan(10);
});

test("a file that does not fit its mapping is refused before anything is read", async () => {
  const ctx = await db.context();
  const refused = (text: string, fields: object, options: object = {}) =>
    expect(imported(ctx, text, fields, options)).rejects;
  await refused("a,b\n1,2\n", mapping).toMatchObject({
    code: "invalid",
    fields: [{ path: "mapping.id", code: "unknown-column" }, {}, {}],
  });
  await refused("", mapping).toMatchObject({ message: "The file is empty." });
  await refused("id,who,nps\n", mapping).toMatchObject({
    message: "The file has a header but no rows.",
  });
  await refused("a\n1\n", {}).toMatchObject({ code: "invalid" });
  await refused("a\n1\n", { a: { to: "kpi.a", colour: "red" } }).toMatchObject({ code: "invalid" });
  await refused("a\n1\n", { a: { to: "kpi.a", format: "dd/MM" } }).toMatchObject({
    code: "invalid",
  });
  await refused("a\n1\n", { a: "kpi.a" }, { timezone: "Mars/Olympus" }).toMatchObject({
    fields: [{ path: "options.timezone" }],
  });
  await refused("a\n1\n", { a: "kpi.a" }, { encoding: "klingon" }).toMatchObject({
    code: "invalid",
  });
  await refused("a\n1\n", { a: "answer.nps" }, { survey: newId() }).toMatchObject({
    code: "invalid",
  });
  await refused("a,b\n1,2\n", {
    a: { to: "answer.one", role: "nps" },
    b: { to: "answer.two", role: "nps" },
  }).toMatchObject({ fields: [{ path: "mapping.b" }] });
  expect(await runs(ctx)).toBe(0);
});

test("only those who may import, and nobody sees another organisation's import", async () => {
  const ctx = await db.context();
  const done = await imported(ctx, rowsOf(2), mapping);
  const as = (role: "manager" | "agent"): Context => ({
    ...ctx,
    actor: { kind: "member", id: newId(), role, name: "M", email: "m@b.c" },
  });
  expect((await readImport(as("manager"), { importId: done.id })).id).toBe(done.id);
  const forbidden = { code: "forbidden" };
  await expect(readImport(as("agent"), { importId: done.id })).rejects.toMatchObject(forbidden);
  await expect(imported(as("agent"), rowsOf(2), mapping)).rejects.toMatchObject(forbidden);
  const theirs = await db.context();
  const missing = { code: "not-found" };
  await expect(readImport(theirs, { importId: done.id })).rejects.toMatchObject(missing);
  await expect(exportErrors(theirs, { importId: done.id })).rejects.toMatchObject(missing);
});

test("a request repeated under its key is done once", async () => {
  const ctx = await db.context();
  const send = (text: string) => {
    const fields = { mapping: JSON.stringify(mapping) };
    const file = { name: "f.csv", bytes: arriving(Buffer.from(text)) };
    return importFile(ctx, { file, before: fields, after: async () => fields }, "key-1");
  };
  const first = await send(rowsOf(2));
  expect(await send(rowsOf(2))).toEqual(first);
  await expect(send(rowsOf(3))).rejects.toMatchObject({ code: "conflict" });
  expect(await runs(ctx)).toBe(1);
});
