import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { exportAnalysis } from "@/lib/analysis/export-analysis";
import { onePage } from "@/lib/analysis/one-page";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The same 240 calls in every run: KPIs, a day's availability, ratings, value of customers. */
async function calls() {
  const ctx = await db.context(() => new Date("2026-03-02T12:00:00Z"));
  const rows = testRows(ctx);
  const random = seededRandom(11);
  const [, uptime = ""] = await rows.kpis([
    { key: "hold", label: "Hold time, in queue", unit: "s" },
    { key: "uptime", label: "=Availability", grain: "period", level: "technical" },
    { key: "talk", label: "Talk time", direction: "neutral" },
    { key: "again", label: "Called again" },
    { key: "fixed", label: "Never varies", direction: "neutral" },
  ]);
  const days = Array.from({ length: 20 }, (_, k) => `2026-02-${String(k + 1).padStart(2, "0")}`);
  await rows.periods(
    uptime,
    days.map((periodStart) => ({ periodStart, value: 95 + 5 * random.next() })),
  );
  const customers = await rows.customers(
    Array.from({ length: 80 }, () => ({ clv: (1000 * random.next() - 100).toFixed(2) })),
  );
  const known = Array.from({ length: 240 }, (_, k) => ({
    hold: Math.round(100 * random.next()),
    talk: Math.round(300 * random.next()),
    again: random.next() < 0.3 ? 1 : 0,
    ...(k % 7 === 0 ? {} : { fixed: 1 }),
  }));
  const customerIds = known.map((_, k) => customers[(k * 7) % 80]);
  const ids = await rows.interactions(
    known.map((kpis, k) => ({
      ...{ kpis, customerId: customerIds[k], team: k % 2 ? "North" : "South" },
      occurredAt: new Date(`${days[k % 20]}T10:00:00Z`),
    })),
  );
  const score = ({ hold, again }: { hold: number; again: number }, steps: number) =>
    Math.round((1 - hold / 160 - 0.3 * again + 0.4 * (random.next() - 0.5)) * steps);
  const answered = known.flatMap((kpis, k) =>
    k % 5 === 0 ? [] : [{ k, nps: score(kpis, 10), csat: 1 + score(kpis, 4) }],
  );
  await rows.responses(
    await rows.survey(),
    answered.map(({ k, nps, csat }) => ({
      ...{ interactionId: ids[k], customerId: customerIds[k] },
      nps: Math.max(0, Math.min(10, nps)),
      csat: k % 3 === 0 ? null : Math.max(1, Math.min(5, csat)),
    })),
  );
  return onePage(ctx);
}

async function exported(ctx: Context, question: PageQuestion = {}) {
  const files = await exportAnalysis(ctx, question);
  const texts = new Map<string, string>();
  for (const { name, pieces } of files) {
    let text = "";
    for await (const piece of pieces) text += piece;
    texts.set(name, text);
  }
  return texts;
}

type Row = Record<string, string>;

function rowsOf(text: string | undefined): Row[] {
  return parse(text ?? "", { columns: true });
}

/** The numbers under their names; an empty cell is no number. */
function numbersOf(rows: Row[]): Map<string, number> {
  return new Map(
    rows.map(({ panel, x, y, quantity, value }) => [
      [panel, x, y, quantity].join(" | "),
      value === "" || value === undefined ? Number.NaN : Number(value),
    ]),
  );
}

/** Every number of one is in the other, as far as their digits go. */
function expectSame(found: Map<string, number>, expected: Map<string, number>) {
  const compared = [...found].filter(([name]) => !name.startsWith("resampled"));
  expect(compared.map(([name]) => name).sort()).toEqual([...expected.keys()].sort());
  const apart = compared.filter(([name, value]) => {
    const other = expected.get(name) ?? Number.NaN;
    if (Number.isNaN(value) || Number.isNaN(other)) return !Object.is(value, other);
    return Math.abs(value - other) > 1e-9 * Math.max(Math.abs(other), 1e-3);
  });
  expect(apart).toEqual([]);
}

const questions: Record<string, PageQuestion> = {
  interaction: {},
  customer: { grain: "customer", outcome: "nps" },
};
const stored = (name: string) =>
  readFileSync(path.resolve(`lib/analysis/__reference__/recomputed-${name}.csv`), "utf8");

const hasR = spawnSync("Rscript", ["--version"]).status === 0;

/** What R makes of an export, in a folder of its own. */
function runR(files: Map<string, string>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "vocal-export-"));
  folders.push(folder);
  for (const [file, text] of files) writeFileSync(path.join(folder, file), text);
  const { status, stderr, stdout } = spawnSync("Rscript", ["--vanilla", "recompute.R"], {
    cwd: folder,
    encoding: "utf8",
  });
  return {
    status,
    stderr,
    stdout,
    text: readFileSync(path.join(folder, "recomputed.csv"), "utf8"),
  };
}

test("R computes what the page shows", async ({ annotate }) => {
  const ctx = await calls();
  for (const [name, question] of Object.entries(questions)) {
    const files = await exported(ctx, question);
    const page = numbersOf(rowsOf(files.get("page.csv")));
    expect(page.size).toBeGreaterThan(150);
    expectSame(page, numbersOf(rowsOf(stored(name))));
    if (!hasR) {
      await annotate("Rscript is not installed: compared with what R computed before.");
      continue;
    }
    const { status, stderr, stdout, text } = runR(files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(" 0 of the page not");
    expectSame(page, numbersOf(rowsOf(text)));
  }
});

test("no cell of the export is a formula, and nobody's name is in it", async () => {
  const files = await exported(await calls());
  const cells = [...files].flatMap(([name, text]) =>
    name.endsWith(".csv") ? parse(text).flat().map(String) : [],
  );
  expect(cells.filter((cell) => /^[=+@]|^-[^0-9.]/.test(cell))).toEqual([]);
  expect(cells).toContain("'=Availability");
  expect(cells.filter((cell) => /North|South/.test(cell))).toEqual([]);
});

test("an export says what computed it, when, and with which seed", async () => {
  const settings = rowsOf((await exported(await calls())).get("settings.csv"));
  const said = Object.fromEntries(settings.map(({ name = "", value }) => [name, value]));
  expect(said.software).toMatch(/^Vocal \d+\.\d+\.\d+$/);
  expect(said).toMatchObject({ exportedAt: "2026-03-02T12:00:00.000Z", seed: "1" });
});

test("an export follows the filters of the page", async () => {
  const ctx = await calls();
  const rows = rowsOf((await exported(ctx, { team: ["North"] })).get("frame.csv"));
  expect(rows).toHaveLength(120);
});

test("an agent may not take the rows away, and nothing is there before there are data", async () => {
  const ctx = await db.context();
  const someone = { id: ctx.organizationId, name: "An agent", email: "agent@example.com" };
  const actor = { kind: "member", role: "agent", ...someone } as const;
  await expect(exportAnalysis({ ...ctx, actor }, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(exportAnalysis(ctx, {})).rejects.toMatchObject({ code: "not-found" });
});
