import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { reportPdf } from "@/lib/analysis/reports/pdf/report-pdf";
import type { Report } from "@/lib/analysis/reports/shapes";

const conditions = Array.from({ length: 14 }, (_, k) => ({
  ...{ key: `kpi.${k}`, label: `Condition ${k}`, direction: "more goes with lower" },
  ...{ share: 0.1 / (k + 1), low: 0.08 / (k + 1), high: 0.12 / (k + 1), importance: 0.3 / (k + 1) },
  ...{ performance: 40 + 3 * k, quadrant: "watch" as const, isKey: k < 2 },
}));
const variables = conditions.map(({ key, label }) => ({
  key,
  label,
  level: "operational" as const,
}));
const cells = variables.flatMap(({ key: y }, i) =>
  variables.slice(0, i).map(({ key: x }, j) => ({
    ...{ x, y, r: (i - j) / 20 - 0.33, n: 5962, ciLow: null, ciHigh: null, p: 0.01 },
    ...{ q: j % 3 === 0 ? 0.4 : 0.001, method: "pearson" as const },
    ...{ grain: "interaction" as const, status: "ok" as const },
  })),
);
const report: Report = {
  id: "r",
  name: "What moves Zürich and 東京",
  madeAt: "2026-03-02T23:30:00.000Z",
  madeBy: "Łucja",
  organization: "Nordwind",
  timeZone: "Europe/Berlin",
  outcome: "NPS answer",
  filters: [{ name: "Team", values: ["North", "South"] }],
  scores: [
    { metric: "nps", n: 5962, value: 18.2, low: 14.4, high: 21.6 },
    { metric: "ces", n: 3, value: null, low: null, high: null },
  ],
  drivers: {
    state: "ready",
    headline: "Only two of 14 conditions clearly go with the NPS answer.",
    sentences: ["Hold time: with 50 s more, the NPS answer is 0.8 points lower."],
    explained: "the NPS answer",
    ...{ r2: 0.42, threshold: 0.004, conditions, leftOut: ["Rare: known for 12 of 240"] },
    whereToAct: "Important for the NPS answer and weaker than the rest: Condition 0.",
    notes: ["n = 5,962 interactions.", "Association, not cause."],
  },
  matrix: {
    state: "ready",
    finding: "60 of 91 pairs go together beyond chance (q < 0.05).",
    ...{ variables, cells, notes: ["n = 5,962 rows."] },
  },
};

function bytesOf(given: Report): Uint8Array {
  const steps = reportPdf(given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

async function pagesOf(given: Report) {
  const document = await getDocumentProxy(bytesOf(given));
  const { text } = await extractText(document, { mergePages: false });
  return { pages: text.map((page) => page.replaceAll(/\s+/g, " ")), document };
}

test("the document says in words and numbers what the report says", async () => {
  const { pages, document } = await pagesOf(report);
  const all = pages.join(" ");
  expect(all).toContain("3 March 2026 at 00:30 (Europe/Berlin), made by Łucja");
  expect(all).toContain("Explained: NPS answer. Rows: Team: North, South.");
  expect(all).toMatch(/NPS \+18 14–22 5,962/);
  expect(all).toMatch(/CES too few – 3/);
  expect(all).toContain("with 50 s more, the NPS answer is 0.8 points lower.");
  expect(all).toContain("Association, not cause.");
  expect(all).toContain("10\u00a0% (8–12\u00a0%)".replaceAll("\u00a0", " "));
  expect(all).toContain("−.28");
  expect(all).toContain("Fix first");
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Title: report.name, Author: "Nordwind" });
});

test("every page has its number, and the fonts are in the document", async () => {
  const { pages } = await pagesOf(report);
  expect(pages.length).toBeGreaterThan(1);
  for (const [k, page] of pages.entries()) expect(page).toContain(`${k + 1} of ${pages.length}`);
  const text = Buffer.from(bytesOf(report)).toString("latin1");
  expect(text).toContain("/FontFile2");
  expect(text).not.toMatch(/BaseFont \/(Helvetica|Times|Courier)/);
});

test("what no font has stands as a box, and that is said", async () => {
  const { pages } = await pagesOf(report);
  expect(pages[0]).toContain("What moves Zürich and □");
  expect(pages.at(-1)).toContain("□ stands for letters that this document has no font for");
  const plain = await pagesOf({ ...report, name: "What moves Zürich" });
  expect(plain.pages.join(" ")).not.toContain("□");
});

test("a report of nothing says why, and 60 variables are cut into tables that fit", async () => {
  const missing = { state: "missing", sentence: "Too few rows." } as const;
  const empty = await pagesOf({ ...report, scores: [], drivers: missing, matrix: missing });
  expect(empty.pages.join(" ")).toContain("Key drivers Too few rows.");
  const many = Array.from({ length: 60 }, (_, k) => ({
    ...{ key: `v${k}`, label: `Variable ${k}`, level: "operational" as const },
  }));
  const wide = await pagesOf({
    ...report,
    matrix: { state: "ready", finding: "All.", variables: many, cells: [], notes: [] },
  });
  expect(wide.pages.join(" ")).toContain("Variable 59");
  expect(wide.pages.length).toBeLessThan(12);
});
