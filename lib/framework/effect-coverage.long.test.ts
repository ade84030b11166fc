import { expect, test } from "vitest";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import type { Frame } from "@/lib/analysis/response-matrix";
import { testDatabase } from "@/lib/db/test-database";
import { fitFramework } from "@/lib/framework/fit-framework";
import { type FittedFramework, Improvement } from "@/lib/framework/shapes";
import { improvementOf } from "@/lib/framework/what-if";
import { describe } from "@/lib/stats/describe";
import { type Random, seededRandom } from "@/lib/stats/random";
import { nth } from "@/lib/stats/vector";

/*
 * The truth, per unit of the cause. Calls: outage → hold → answer, and outage → answer. Customers, by
 * the means of their one to three calls: answer → retention → value, answer → value. Answers of one
 * customer resemble each other, so that only a bootstrap by customer gives honest limits. Retention is
 * a chance that is linear in the answer and far from 0 and 1.
 */
const truth = { outageHold: 6, holdNps: -0.05, outageNps: -0.3, npsRetained: 0.05 } as const;
const ofValue = { nps: 10, retained: 200 } as const;

const frames = 400;
const customers = 400;
const chain = [
  "kpi.outage",
  "kpi.hold",
  "answer.rating",
  "customer.retained",
  "customer.clv",
] as const;
const edges = [
  ["kpi.outage", "kpi.hold"],
  ["kpi.hold", "answer.rating"],
  ["kpi.outage", "answer.rating"],
  ["answer.rating", "customer.retained"],
  ["answer.rating", "customer.clv"],
  ["customer.retained", "customer.clv"],
] as const;

const answerOfOutage = truth.outageNps + truth.outageHold * truth.holdNps;
const valueOfAnswer = ofValue.nps + truth.npsRetained * ofValue.retained;
const totals = [
  ["kpi.outage", "kpi.hold", truth.outageHold],
  ["kpi.hold", "answer.rating", truth.holdNps],
  ["kpi.outage", "answer.rating", answerOfOutage],
  ["answer.rating", "customer.retained", truth.npsRetained],
  ["kpi.hold", "customer.retained", truth.holdNps * truth.npsRetained],
  ["kpi.outage", "customer.retained", answerOfOutage * truth.npsRetained],
  ["answer.rating", "customer.clv", valueOfAnswer],
  ["kpi.hold", "customer.clv", truth.holdNps * valueOfAnswer],
  ["kpi.outage", "customer.clv", answerOfOutage * valueOfAnswer],
] as const;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** One call: what it was like, and what was answered after it by somebody of that temper. */
function call(random: Random, temper: number, shorter: number) {
  const outage = normal(random);
  const hold = 60 + truth.outageHold * outage + 15 * normal(random) - shorter;
  const answer = truth.outageNps * outage + truth.holdNps * (hold - 60) + temper + normal(random);
  return { outage, hold, nps: 7 + answer };
}

/**
 * Customers and their calls. Every random number is drawn whatever happens, so that the same seed with
 * shorter holds is the same world in which somebody intervened.
 */
function world(seed: number, count: number, shorter = 0): Frame {
  const random = seededRandom(seed);
  const rows: { customer: number; numbers: number[] }[] = [];
  for (let customer = 0; customer < count; customer++) {
    const temper = 0.7 * normal(random);
    const calls = Array.from({ length: 1 + random.below(3) }, () => call(random, temper, shorter));
    const mean = calls.reduce((sum, { nps }) => sum + nps, 0) / calls.length;
    const retained = Number(random.next() < 0.6 + truth.npsRetained * (mean - 7));
    const clv = 100 + ofValue.nps * mean + ofValue.retained * retained + 40 * normal(random);
    for (const { outage, hold, nps } of calls) {
      rows.push({ customer, numbers: [outage, hold, nps, retained, clv] });
    }
  }
  const each = Int32Array.from(rows.keys());
  const columns = chain.map(
    (key, j) => [key, Float64Array.from(rows, ({ numbers }) => numbers[j] ?? Number.NaN)] as const,
  );
  return {
    rows: rows.length,
    units: {
      interaction: each,
      "team-day": each,
      day: each,
      customer: Int32Array.from(rows, ({ customer }) => customer),
    },
    columns: new Map(columns),
  };
}

const levels = ["technical", "operational", "experience", "strategic", "value"] as const;
const entries = chain.map((key, j): CatalogueEntry => {
  const ofCustomer = key.startsWith("customer.");
  const kind = key === "customer.retained" ? "binary" : "continuous";
  return {
    unit: ofCustomer ? "customer" : "interaction",
    source: { from: "interaction-kpi", key },
    variable: {
      ...{ key, label: key, level: levels[j] ?? "value", kind, unit: null, direction: "neutral" },
      ...{ grain: ofCustomer ? "customer" : "interaction", n: 1, scale: null, role: "driver" },
    },
  };
});

function fitted(seed: number): FittedFramework {
  const steps = fitFramework(world(seed, customers), entries, edges, [], { samples: 1_000, seed });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { meta, ...answer } = step.value;
  const unread = { currency: "EUR", valueYears: 3, teamShares: {} };
  return { ...answer, ...unread, meta: { ...meta, dataVersion: "simulated" } };
}

/** What ten seconds less of hold really bring a customer: the same people, with and without. */
function broughtBy(shorter: number): number {
  const many = 100_000;
  const meanValue = (frame: Frame) => {
    const values = frame.columns.get("customer.clv") ?? new Float64Array();
    const seen = new Map<number, number>();
    frame.units.customer.forEach((customer, row) => {
      seen.set(customer, nth(values, row));
    });
    return [...seen.values()].reduce((sum, value) => sum + value, 0) / seen.size;
  };
  return meanValue(world(0, many, shorter)) - meanValue(world(0, many));
}

const investment = Improvement.parse({
  changes: [{ variable: "kpi.hold", delta: -10 }],
  cost: { once: 1_000, perYear: 200 },
  rampUpMonths: 6,
  horizonYears: 3,
});
const cost = 1_000 + 3 * 200;
// Value is gained evenly over its three years, and half of half a year is lost to the beginning.
const yearsInFull = 3 - 0.25;

const say = (line: string) => process.stdout.write(`${line}\n`);
const share = (hits: number) => `${((100 * hits) / frames).toFixed(1)} %`;
const db = testDatabase();

test("limits of total effects and of a return hold the truth as often as they say, seeds 1 to 400", async () => {
  const ctx = await db.context();
  const perCustomer = -10 * truth.holdNps * valueOfAnswer;
  expect(broughtBy(10)).toBeCloseTo(perCustomer, 0);
  const trueGain = (customers * perCustomer * yearsInFull) / 3 - cost;
  const covered = totals.map(() => 0);
  let returns = 0;
  const medians: number[] = [];
  let pays = 0;
  for (let seed = 1; seed <= frames; seed++) {
    const framework = fitted(seed);
    totals.forEach(([from, to, total], k) => {
      const effect = framework.effects.find((each) => each.from === from && each.to === to);
      const { ciLow, ciHigh } = effect ?? {};
      const isHit = (ciLow ?? Infinity) <= total && total <= (ciHigh ?? -Infinity);
      covered[k] = (covered[k] ?? 0) + Number(isHit);
    });
    const { roi } = await improvementOf(ctx, framework, investment);
    const { low95 = Infinity, high95 = -Infinity, median = Number.NaN } = roi?.gain ?? {};
    returns += Number(low95 <= trueGain && trueGain <= high95);
    medians.push(median);
    pays += Number((roi?.probabilityPays ?? 0) > 0.5);
  }
  totals.forEach(([from, to], k) => {
    say(`${from} → ${to}: total effect covered ${share(covered[k] ?? 0)}`);
  });
  const { mean, ciLow, ciHigh } = describe(medians);
  say(`return of ten seconds less: ${Math.round(trueGain)}, median on average ${Math.round(mean)}`);
  say(`  covered by the 95 % band ${share(returns)}, said to pay ${share(pays)}`);
  // 95 % ± 3 binomial standard errors of 400 runs.
  const margin = 3 * Math.sqrt((0.95 * 0.05) / frames);
  for (const hits of [...covered, returns]) {
    expect(Math.abs(hits / frames - 0.95)).toBeLessThanOrEqual(margin);
  }
  expect(ciLow ?? Infinity).toBeLessThanOrEqual(trueGain);
  expect(ciHigh ?? -Infinity).toBeGreaterThanOrEqual(trueGain);
});
