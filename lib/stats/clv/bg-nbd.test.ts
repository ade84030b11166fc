import { expect, test } from "vitest";
import { InsufficientData } from "../insufficient-data";
import { seededRandom } from "../random";
import { bgNbdLogLikelihood, fitBgNbd } from "./bg-nbd";
import { purchaseCounts } from "./purchase-counts";

const truth = { r: 0.8, alpha: 10, a: 0.9, b: 3 };

/** Customers of a known truth, by their own rates and chances of dropping out. */
function simulated(customers: number, seed: number) {
  const random = seededRandom(seed);
  const exponential = () => -Math.log(1 - random.next());
  // Sums of squares and of exponentials would do; a gamma of any shape by Marsaglia and Tsang.
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * random.next());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * random.next() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(random.next()) < (z * z) / 2 + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  const [x, recency, age]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < customers; i++) {
    const rate = gamma(truth.r) / truth.alpha;
    const [up, down] = [gamma(truth.a), gamma(truth.b)];
    const drop = up / (up + down);
    const whole = 20 + 40 * random.next();
    let [count, last, now] = [0, 0, exponential() / rate];
    while (now <= whole) {
      count++;
      last = now;
      if (random.next() < drop) break;
      now += exponential() / rate;
    }
    x.push(count);
    recency.push(last);
    age.push(whole);
  }
  return purchaseCounts(x, recency, age);
}

test("a simulated truth is found again, within four standard errors", () => {
  const fit = fitBgNbd(simulated(20_000, 5));
  expect(fit.converged).toBe(true);
  Object.values(truth).forEach((value, i) => {
    const z = ((fit.parameters[i] ?? 0) - value) / (fit.standardErrors[i] ?? 0);
    expect(Math.abs(z)).toBeLessThan(4);
  });
});

test("collapsing equal rows changes nothing, and time may be counted in any unit", () => {
  const once = purchaseCounts([0, 0, 1, 3, 2], [0, 0, 7, 14, 21], [28, 28, 28, 30, 35]);
  const apart = { ...once, weight: once.weight.map(() => 1) };
  const first = bgNbdLogLikelihood(truth, { ...apart, x: once.x.slice(0, 1) });
  expect(bgNbdLogLikelihood(truth, once)).toBeCloseTo(bgNbdLogLikelihood(truth, apart) + first, 12);

  const inDays = simulated(2000, 8);
  const week = (times: Float64Array) => times.map((time) => time / 7);
  const inWeeks = {
    ...inDays,
    recency: week(inDays.recency),
    age: week(inDays.age),
    meanAge: inDays.meanAge / 7,
  };
  const [days, weeks] = [fitBgNbd(inDays), fitBgNbd(inWeeks)];
  expect(weeks.parameters[0]).toBeCloseTo(days.parameters[0] ?? 0, 6);
  expect((days.parameters[1] ?? 0) / (weeks.parameters[1] ?? 1)).toBeCloseTo(7, 5);
});

test("the slope is that of the likelihood: at the maximum every neighbour is less likely", () => {
  const counts = simulated(500, 2);
  const fit = fitBgNbd(counts);
  const [r = 0, alpha = 0, a = 0, b = 0] = fit.parameters;
  for (const factor of [0.999, 1.001]) {
    for (const moved of [
      { r: r * factor, alpha, a, b },
      { r, alpha: alpha * factor, a, b },
      { r, alpha, a: a * factor, b },
      { r, alpha, a, b: b * factor },
    ]) {
      expect(bgNbdLogLikelihood(moved, counts)).toBeLessThan(fit.logLikelihood);
    }
  }
});

test("where nobody came back nothing can be said, and a ridge is not called a maximum", () => {
  expect(() => fitBgNbd(purchaseCounts([0, 0], [0, 0], [9, 9]))).toThrow(InsufficientData);
  expect(() => fitBgNbd(purchaseCounts([1], [1], [9]))).toThrow(InsufficientData);
  expect(fitBgNbd(purchaseCounts([1, 1], [4, 4], [9, 9])).converged).toBe(false);
});
