import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { deleteReport } from "@/lib/analysis/reports/delete-report";
import { exportReport } from "@/lib/analysis/reports/export-report";
import { makeReport } from "@/lib/analysis/reports/make-report";
import { readReport, readReports } from "@/lib/analysis/reports/read-reports";
import { filtersInWords } from "@/lib/analysis/reports/report-subject";
import { ListReports, MakeReport, type Report } from "@/lib/analysis/reports/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { testDatabase } from "@/lib/db/test-database";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();
const longestHold = 987.654;

/** Calls of two teams whose answers follow the time on hold; one customer held longest. */
async function calls(count = 120) {
  const ctx = await db.context(() => new Date("2026-03-02T12:00:00Z"));
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold", label: "Hold time", unit: "s", direction: "lower" }]);
  const random = seededRandom(4);
  const holds = Array.from({ length: count }, (_, k) =>
    k === 0 ? longestHold : Math.round(100 * random.next()),
  );
  const customers = await rows.customers(holds.map((_, k) => ({ externalId: `c-${k}` })));
  const ids = await rows.interactions(
    holds.map((hold, k) => ({
      ...{ kpis: { hold }, team: k % 2 ? "North" : "South", customerId: customers[k] },
    })),
  );
  const score = (hold: number) => 9 - Math.min(hold, 100) / 14 + 2 * (random.next() - 0.5);
  const answers = holds.map((hold, k) => ({
    interactionId: ids[k],
    customerId: customers[k],
    nps: Math.max(0, Math.min(10, Math.round(score(hold)))),
  }));
  const surveyId = await rows.survey();
  await rows.responses(surveyId, answers);
  return { ctx, rows, surveyId, customerId: customers[0] ?? "" };
}

const asked = (over: object = {}) => MakeReport.parse({ name: "March", ...over });
const as = (ctx: Context, role: "manager" | "agent"): Context => ({
  ...ctx,
  actor: { kind: "member", id: "019cb000-0000-7000-8000-000000000001", role, name: "M", email: "" },
});
const driversOf = ({ drivers }: Report) => {
  if (drivers.state === "missing") throw new Error(drivers.sentence);
  return drivers;
};

test("a report keeps the numbers as they were, whatever comes in afterwards", async () => {
  const { ctx, rows, surveyId } = await calls();
  const made = await makeReport(ctx, asked());
  expect(made).toMatchObject({ name: "March", outcome: "NPS answer", filters: [], madeBy: null });
  expect(made.software).toMatch(/^Vocal \d+\.\d+\.\d+$/);
  expect(made.scores).toMatchObject([{ metric: "nps", n: 120 }]);
  expect(driversOf(made).headline).toContain("hold time");
  expect(driversOf(made).conditions[0]).toMatchObject({ label: "Hold time", isKey: true });
  expect(driversOf(made).notes.join(" ")).toContain("n = 120 interactions");
  expect(driversOf(made).notes.join(" ")).toContain("Association, not cause.");
  await rows.responses(
    surveyId,
    Array.from({ length: 300 }, () => ({ nps: 0 })),
  );
  expect(await readReport(ctx, { reportId: made.id })).toEqual(made);
  const later = await makeReport(ctx, asked({ name: "Later" }));
  expect(later.scores[0]?.n).toBe(420);
});

test("keys of systems are read as words, and names of people stay as they are", () => {
  const filter = { touchpoints: ["technical_support"], channels: ["sms"], teams: ["north_1"] };
  expect(filtersInWords(filter, { surveys: [] })).toEqual([
    { name: "Touchpoint", values: ["Technical support"] },
    { name: "Channel", values: ["SMS"] },
    { name: "Team", values: ["north_1"] },
  ]);
});

test("the filters say which rows are in it, and few rows are withheld", async () => {
  const { ctx } = await calls();
  const north = await makeReport(ctx, asked({ filter: { teams: ["North"], from: "2026-01-01" } }));
  expect(north.filters).toEqual([
    { name: "From", values: ["2026-01-01"] },
    { name: "Team", values: ["North"] },
  ]);
  expect(north.scores[0]?.n).toBe(60);
  const none = await makeReport(ctx, asked({ filter: { teams: ["Nobody"] } }));
  expect(none.drivers.state).toBe("missing");
  const few = await calls(4);
  const withheld = await makeReport(few.ctx, asked());
  expect(withheld.scores).toMatchObject([{ value: null, low: null, high: null }]);
  expect(withheld.drivers.state).toBe("missing");
});

test("no value that one customer had alone is in a report, also after that one is erased", async () => {
  const { ctx, customerId } = await calls();
  const { id } = await makeReport(ctx, asked());
  await eraseCustomer(ctx, { customerId });
  const kept = JSON.stringify(await readReport(ctx, { reportId: id }));
  expect(kept).not.toContain(String(longestHold));
  expect(kept).not.toContain("c-0");
});

test("whoever may not read the analysis opens no report, and other organisations have none", async () => {
  const { ctx } = await calls();
  const { id: reportId } = await makeReport(as(ctx, "manager"), asked());
  for (const open of [readReport, exportReport]) {
    await expect(open(as(ctx, "agent"), { reportId })).rejects.toMatchObject({ code: "forbidden" });
  }
  const { bytes, name } = await exportReport(as(ctx, "manager"), { reportId });
  expect(name).toBe("report-2026-03-02");
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  const other = await db.context();
  await expect(readReport(other, { reportId })).rejects.toMatchObject({ code: "not-found" });
  await expect(deleteReport(other, { reportId })).rejects.toMatchObject({ code: "not-found" });
  expect((await readReport(ctx, { reportId })).id).toBe(reportId);
});

test("reports are listed newest first, page by page, until they are deleted", async () => {
  const { ctx } = await calls(20);
  for (const name of ["a", "b", "c"]) await makeReport(ctx, asked({ name }));
  const first = await readReports(ctx, ListReports.parse({ limit: 2 }));
  expect(first.data.map(({ name }) => name)).toEqual(["c", "b"]);
  const rest = await readReports(ctx, ListReports.parse({ limit: 2, cursor: first.nextCursor }));
  expect(rest).toMatchObject({ data: [{ name: "a" }], nextCursor: null });
  const gone = { reportId: rest.data[0]?.id ?? "" };
  await deleteReport(ctx, gone);
  for (const again of [deleteReport, readReport]) {
    await expect(again(ctx, gone)).rejects.toMatchObject({ code: "not-found" });
  }
});

test("before there is an outcome there is nothing to report, and an unknown one is named", async () => {
  await expect(makeReport(await db.context(), asked())).rejects.toMatchObject({ code: "invalid" });
  const { ctx } = await calls(20);
  await expect(makeReport(ctx, asked({ outcome: "kpi.nonsense" }))).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "outcome" }],
  });
});
