import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ValueView } from "@/components/value/value-view";
import type { ValuePage, Worth } from "@/lib/value/page-data";

const noEvidence: Worth["evidence"] = {
  ...{ buyers: 0, repeaters: 0, dated: 0, left: 0, elements: 0, contractFits: true },
};

/** The page of an organisation where no model can be fitted. */
function shown(
  evidence: Partial<Worth["evidence"]>,
  run: ValuePage["run"] = null,
  valued: Partial<Worth["valued"]> = {},
): string {
  const worth: Worth = {
    ...{ byClass: [], bySegment: [], byCohort: [], defectors: null },
    ...{ yearAgo: 0, stillHere: 0, recommendation: null, loyaltyEffect: null },
    valued: { imported: 0, elements: 0, estimated: 0, ...valued },
    evidence: { ...noEvidence, ...evidence },
  };
  const page = { currency: "EUR", timeZone: "UTC", fit: null, run };
  return renderToStaticMarkup(
    <ValueView
      {...{ page, worth }}
      age={null}
      holdout={null}
      fitModel={async () => ({ ok: true, value: undefined })}
    >
      {null}
    </ValueView>,
  );
}

test("where nothing is known, that is all that is said", () => {
  const text = shown({});
  expect(text).toContain("Nothing is known yet");
  expect(text).not.toContain("So far:");
});

test("a fit that failed says why, whatever else is known", () => {
  const problem = "Only 3 customers were here a year ago: retention is not known.";
  const run = { model: "simple", status: "ended", progress: 1, problem } as const;
  const text = shown({}, { ...run, failed: ["simple"] });
  expect(text).toContain("Too little is known yet");
  expect(text).toContain(problem);
});

test("revenue and costs of customers are something to model from", () => {
  const text = shown({ elements: 4 });
  expect(text).toContain("Too little is known yet");
  expect(text).toContain("4 customers whose revenue and costs are known");
});

test("how many values were imported is said, beside those that come from elsewhere", () => {
  const text = shown({}, null, { imported: 1200, estimated: 30 });
  expect(text).toContain("1,230 customers who have not left");
  expect(text).toContain("1,200 as it was imported, 30 as the model estimates it.");
  expect(text).not.toContain("years so far");
});
