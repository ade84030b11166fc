import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EntryResults } from "@/components/survey/entry-results";
import type { EntryResult } from "@/lib/responses/shapes";

const shown = (...results: EntryResult[]) =>
  renderToStaticMarkup(<EntryResults {...{ results }} minimum={5} reworded={new Map()} />)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

const figures = { mean: 12.5, ciLow: 10, ciHigh: 15, lower: 8, median: 12, upper: 16 };
const bins = [
  { from: 0, to: 9, n: 3 },
  { from: 10, to: 19, n: 2000 },
];
const number = { kind: "number", key: "amount", label: "Amount", ...figures, bins } as const;
const date = {
  ...({ kind: "date", key: "since", label: "Since", unit: "month" } as const),
  ...{ earliest: "2026-02", latest: "2026-03" },
  spans: [
    { first: "2026-02-01", n: 5 },
    { first: "2026-03-01", n: 1 },
  ],
};

test("figures and counts are shown of a number, a day and a consent", () => {
  const share = { value: 0.5, low: 0.2, high: 0.8 };
  const consent = { kind: "consent", key: "news", label: "News", n: 6, given: 3, share } as const;
  const text = shown({ ...number, n: 2003 }, { ...date, n: 6 }, consent);
  expect(text).toContain("Mean 12.5 (10 to 15) Median 12 Middle half 8 to 16");
  expect(text).toContain("10 to 19 2,000");
  expect(text).toContain("Earliest Feb 2026 Latest Mar 2026");
  expect(text).toContain("Feb 2026 5");
  expect(text).toContain("6 people came to the end");
  expect(text).toMatch(/Given 50\s%/);
});

test("bins of decimals are told apart by their ends", () => {
  const tenths = [
    { from: 120, to: 120.1, n: 1 },
    { from: 120.1, to: 120.2, n: 9 },
  ];
  const near = { mean: 120.114, ciLow: 120.1, ciHigh: 120.128, lower: 120.12, median: 120.15 };
  const text = shown({ ...number, ...near, upper: 120.18, n: 10, bins: tenths });
  expect(text).toContain("120.0 to 120.1 1");
  expect(text).toContain("120.1 to 120.2 9");
  expect(text).toContain(
    "Mean 120.11 (120.10 to 120.13) Median 120.15 Middle half 120.12 to 120.18",
  );
  const halves = [
    { from: 36.55, to: 36.6, n: 1 },
    { from: 36.6, to: 36.65, n: 9 },
  ];
  const finer = shown({ ...number, n: 10, bins: halves });
  expect(finer).toContain("36.55 to 36.60 1");
  expect(finer).toContain("36.60 to 36.65 9");
  expect(shown({ ...number, n: 10, bins: [{ from: 36.55, to: 36.55, n: 10 }] })).toContain(
    "36.55 10",
  );
});

test("too few are not told apart, and nobody is said plainly", () => {
  const text = shown({ ...number, n: 4 }, { ...date, n: 0 });
  expect(text).toContain("4 answers: too few to be told apart.");
  expect(text).toContain("Nobody has answered this yet.");
  expect(text).not.toContain("12.5");
  expect(text).not.toContain("Feb 2026");
});
