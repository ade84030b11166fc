import { expect, test } from "vitest";
import { type ConditionsQuestion, comparedConditions } from "@/lib/analysis/comparison/conditions";
import type { Frame } from "@/lib/analysis/response-matrix";
import { seededRandom } from "@/lib/stats/random";

function finish<R>(computation: Generator<number, R>): { result: R; shares: number[] } {
  const shares: number[] = [];
  for (;;) {
    const step = computation.next();
    if (step.done) return { result: step.value, shares };
    shares.push(step.value);
  }
}

/** Calls of which a longer hold costs so much; each customer calls once, or as often as said. */
function calls(rows: number, costs: number, seed: number, each = 1, hold = 60): Frame {
  const random = seededRandom(seed);
  const noise = () => Array.from({ length: 6 }, random.next).reduce((sum, u) => sum + u - 0.5, 0);
  const holds = Float64Array.from({ length: rows }, () => hold + 20 * noise());
  const transfers = Float64Array.from({ length: rows }, () => random.below(4));
  const nps = holds.map((held, i) => 9 - costs * held - (transfers[i] ?? 0) + noise());
  const code = Int32Array.from({ length: rows }, (_, i) => i);
  const customer = code.map((i) => Math.floor(i / each));
  return {
    rows,
    units: { interaction: code, customer, day: code, "team-day": code },
    columns: new Map([
      ["hold", holds],
      ["transfers", transfers],
      ["same", holds.map(() => 0)],
      ["nps", nps],
    ]),
  };
}

const keys = ["hold", "transfers", "same"];
const question = (over: Partial<ConditionsQuestion> = {}): ConditionsQuestion => ({
  variables: keys.map((key) => ({ key, unit: "interaction" as const })),
  drivers: { outcome: "nps", drivers: keys, unit: "interaction", minimum: 5, seed: 1 },
  minimum: 5,
  ...over,
});

test("what differs is found, what does not is not, and progress only grows", () => {
  const [a, b] = [calls(900, 0.08, 1, 1, 70), calls(900, 0.02, 2)];
  const { result, shares } = finish(comparedConditions(a, b, question()));
  const mean = (key: string) => result.means.find((each) => each.key === key);
  expect(mean("hold")).toMatchObject({ beyondNoise: true, difference: expect.closeTo(10, -1) });
  expect(mean("transfers")?.beyondNoise).toBe(false);
  // Always zero: a difference of nothing, without noise to compare it with.
  expect(mean("same")).toMatchObject({ difference: 0, p: null, q: null, beyondNoise: false });
  const { drivers } = result;
  expect(drivers).toMatchObject({
    ...{ status: "ok", samples: 1000, dropped: [{ key: "same", reason: "no-variation" }] },
  });
  const [hold, transfers] = drivers?.coefficients ?? [];
  expect(hold).toMatchObject({ beyondNoise: true, difference: expect.closeTo(-0.06, 1) });
  expect(transfers).toMatchObject({ beyondNoise: false });
  const [importance] = drivers?.importance ?? [];
  expect(importance?.beyondNoise).toBe(true);
  expect(importance?.difference).toBeGreaterThan(importance?.ciLow ?? 1);
  expect(importance?.difference).toBeLessThan(importance?.ciHigh ?? -1);
  expect(shares.every((share, k) => k === 0 || share >= (shares[k - 1] ?? 0))).toBe(true);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});

test("the same customers calling again make the noise no smaller", () => {
  const [once, often] = [calls(300, 0.05, 3), calls(300, 0.05, 3, 10)];
  const widthOf = (frame: Frame) => {
    const means = finish(
      comparedConditions(frame, calls(300, 0.05, 4), question({ drivers: null })),
    );
    const [hold] = means.result.means;
    return (hold?.ciHigh ?? 0) - (hold?.ciLow ?? 0);
  };
  expect(widthOf(often)).toBeGreaterThan(0.8 * widthOf(once));
  expect(finish(comparedConditions(once, often, question({ drivers: null }))).result.drivers).toBe(
    null,
  );
});

test("of two selections alike, the difference is called noise 19 times of 20", () => {
  const found = Array.from({ length: 40 }, (_, k) => {
    const sides = [calls(120, 0.05, 100 + 2 * k), calls(120, 0.05, 101 + 2 * k)] as const;
    const one = question({ drivers: null, variables: [{ key: "hold", unit: "interaction" }] });
    return finish(comparedConditions(...sides, one)).result.means[0]?.beyondNoise;
  });
  expect(found.filter(Boolean).length).toBeLessThanOrEqual(5);
});

test("too few are withheld on their side, and nothing is explained", () => {
  const { result } = finish(comparedConditions(calls(3, 0.05, 1), calls(900, 0.05, 2), question()));
  expect(result.means[0]).toMatchObject({
    ...{ a: { n: 3, value: null, withheld: true }, b: { n: 900 }, difference: null, q: null },
  });
  expect(result.drivers).toMatchObject({ status: "too-few-rows", coefficients: [], samples: 0 });
});

test("nobody at all, and an outcome that never varies, have a name", () => {
  const none = finish(comparedConditions(calls(0, 0, 1), calls(0, 0, 2), question())).result;
  expect(none.drivers).toMatchObject({ status: "too-few-rows", a: { n: 0 }, b: { n: 0 } });
  const still = calls(200, 0.05, 5);
  const all = {
    ...still,
    columns: new Map(still.columns).set("nps", new Float64Array(200).fill(10)),
  };
  const { drivers } = finish(comparedConditions(all, calls(200, 0.05, 6), question())).result;
  expect(drivers).toMatchObject({ status: "no-variation", coefficients: [] });
});

/** The same calls, each of them so many times, of the same customers. */
function repeated(frame: Frame, times: number): Frame {
  const row = Int32Array.from({ length: frame.rows * times }, (_, i) => i);
  const customer = row.map((i) => i % frame.rows);
  return {
    rows: row.length,
    units: { interaction: row, customer, day: row, "team-day": row },
    columns: new Map(
      [...frame.columns].map(([key, column]) => [
        key,
        Float64Array.from(customer, (i) => column[i] ?? Number.NaN),
      ]),
    ),
  };
}

test("customers who say the same three times make coefficients no surer", () => {
  const [a, b] = [calls(300, 0.05, 3), calls(300, 0.05, 4)];
  const widths = [1, 3].map((times) => {
    const { result } = finish(comparedConditions(repeated(a, times), b, question()));
    const [hold] = result.drivers?.coefficients ?? [];
    return (hold?.a.ciHigh ?? 0) - (hold?.a.ciLow ?? 0);
  });
  expect(widths[0]).toBeGreaterThan(0);
  expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(1, 1);
});
