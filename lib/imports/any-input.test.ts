import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { isRefusal } from "@/lib/ground/refusal";
import { fixedTargets } from "./targets";
import { imported } from "./test-import";

const db = testDatabase();

const cell = fc.oneof(
  fc.constantFrom("", "0", "9", "11", "-1", "1e400", "1,5", "12%", "Y", "n/a", "0:02:23"),
  fc.constantFrom("1-Jan-21", "31/02/2021", "2021-01-01T00:00:00Z", "0001-01-01", "9999-12-31"),
  fc.constantFrom('"', '""', "a\0b", "\uFFFD", "🙂", "x".repeat(300), "a@b.org", "Mars/Olympus"),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const usual = [
  ...Object.keys(fixedTargets).filter((name) => /^(customer|interaction)/.test(name)),
  ...["kpi.a", "kpi.b", "answer.nps", "answer.csat", "answer.why", "answer.speed"],
  ...["customer.attributes.tier", "purchase.amount"],
];
const target = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...usual) },
  fc.constantFrom(...Object.keys(fixedTargets), "kpi.__proto__", "kpi.constructor", "nowhere", ""),
);
const details = fc.record(
  {
    to: target,
    missing: fc.constantFrom(["0"], "0", [], [""]),
    true: fc.constantFrom(["Y"], ["9", "11"]),
    values: fc.constantFrom({ Y: 5 }, { "": 1 }, { __proto__: 1 }),
    decimal: fc.constantFrom(".", ","),
    label: fc.string({ unit: "binary", maxLength: 90 }),
    unit: fc.constantFrom("s", "🙂", ""),
    scale: fc.constantFrom([0, 10], [1, 5]),
  },
  { requiredKeys: ["to"] },
);
const oddDetails = fc.record(
  {
    to: target,
    format: fc.constantFrom("dd/MM/yyyy", "duration", "percent", "yyyy", "QQ", ""),
    role: fc.constantFrom("nps", "csat", "driver", "comment", "profile"),
    scale: fc.constantFrom([5, 1], [0, 1e9], [0.5, 0.5]),
  },
  { requiredKeys: ["to"] },
);
const column = fc.oneof(
  { weight: 8, arbitrary: target },
  { weight: 4, arbitrary: details },
  { weight: 1, arbitrary: oddDetails },
);
const names = ["a", "b", "c", "d"];
const options = fc.record(
  {
    timezone: fc.constantFrom("UTC", "Europe/Berlin"),
    dryRun: fc.boolean(),
    defaults: fc.dictionary(fc.constantFrom(...usual), cell, { maxKeys: 1 }),
  },
  { requiredKeys: [] },
);
const oddOptions = fc.record(
  {
    timezone: fc.constantFrom("Mars/Olympus", ""),
    delimiter: fc.constantFrom(",", ";", "blanks", '"'),
    header: fc.boolean(),
    encoding: fc.constantFrom("utf-8", "utf-16le", "windows-1252", "klingon"),
  },
  { requiredKeys: [] },
);

test("whatever the file and the mapping, an import completes or says in words why not", async () => {
  const ctx = await db.context();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.dictionary(fc.constantFrom(...names), column, { minKeys: 1, maxKeys: 3 }),
      fc.oneof({ weight: 8, arbitrary: options }, oddOptions),
      async (rows, mapping, chosen) => {
        const file = [names, ...rows].map((cells) => cells.join(",")).join("\n");
        try {
          const done = await imported(ctx, file, mapping, chosen);
          expect(done.failure ?? "").not.toContain("Something went wrong");
          expect(done.rows.read).toBe(done.rows.accepted + done.rows.rejected);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          expect(error.message).not.toBe("");
        }
      },
    ),
    { numRuns: 100 },
  );
});
