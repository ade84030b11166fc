import { expect, test } from "vitest";
import { driverEstimates } from "@/lib/analysis/driver-estimates";
import { lmgShares } from "@/lib/stats/lmg-shares";
import { type Random, seededRandom } from "@/lib/stats/random";
import { leastSquares } from "@/lib/stats/regression";

/*
 * The truth: what the outcome is made of, per unit of each driver, and nothing else but noise. Two
 * drivers have no part in it; one of them goes along with a driver that has, as in real data.
 */
const truth = { hold: -0.03, transfers: -0.6, resolved: 1.2, rating: 0.5, handle: 0, weather: 0 };
type Driver = keyof typeof truth;
const drivers: Driver[] = ["hold", "transfers", "resolved", "rating", "handle", "weather"];
const real = drivers.filter((driver) => truth[driver] !== 0);
const intercept = 6;
const noise = 2;

const frames = 400;
const rows = 400;

/** A standard normal number, by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Answers of as many customers, one each. */
function frame(seed: number, n: number) {
  const random = seededRandom(seed);
  const column = () => new Float64Array(n);
  const x = {
    hold: column(),
    transfers: column(),
    resolved: column(),
    rating: column(),
    handle: column(),
    weather: column(),
  };
  const y = column();
  for (let i = 0; i < n; i++) {
    const load = normal(random);
    const hold = 60 + 20 * load + 15 * normal(random);
    const transfers = Math.max(0, Math.round(1 + 0.5 * load + normal(random)));
    const resolved = random.next() < 1 / (1 + Math.exp(transfers - 2)) ? 1 : 0;
    const rating = Math.min(5, Math.max(1, Math.round(3 + resolved + normal(random))));
    const handle = 300 + 60 * transfers + 80 * normal(random);
    const row = { hold, transfers, resolved, rating, handle, weather: normal(random) };
    let score = intercept + noise * normal(random);
    for (const driver of drivers) {
      x[driver][i] = row[driver];
      score += truth[driver] * row[driver];
    }
    y[i] = score;
  }
  return { columns: drivers.map((driver) => x[driver]), y };
}

function estimated(seed: number) {
  const { columns, y } = frame(seed, rows);
  const shape = { kind: "continuous", scale: null, direction: "neutral" } as const;
  const steps = driverEstimates({
    outcome: { ...shape, key: "nps", direction: "higher" },
    drivers: drivers.map((key) => ({ ...shape, key })),
    complete: {
      columns: [y, ...columns],
      clusters: Int32Array.from(y.keys()),
      n: rows,
      lacking: [],
    },
    references: new Map(),
    samples: undefined,
    seed,
    minimum: 5,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { ciLow, ciHigh } = leastSquares(columns, y);
  return { answer: step.value, ciLow, ciHigh };
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const share = (hits: number) => `${((100 * hits) / frames).toFixed(1)} %`;

test("intervals cover the truth as often as they say, over 400 frames of seeds 1 to 400", () => {
  const large = frame(0, 1_000_000);
  const trueShares = lmgShares(large.columns, large.y);
  const covered = drivers.map(() => 0);
  const sharesCovered = drivers.map(() => 0);
  const named = drivers.map(() => 0);
  let anyNull = 0;
  for (let seed = 1; seed <= frames; seed++) {
    const { answer, ciLow, ciHigh } = estimated(seed);
    const hit = (counts: number[], j: number, isHit: boolean) => {
      counts[j] = (counts[j] ?? 0) + Number(isHit);
    };
    drivers.forEach((driver, j) => {
      const { lmgLow, lmgHigh } = answer.drivers[j] ?? {};
      const trueShare = trueShares[j] ?? Number.NaN;
      hit(covered, j, (ciLow[j] ?? 0) <= truth[driver] && truth[driver] <= (ciHigh[j] ?? 0));
      hit(sharesCovered, j, (lmgLow ?? 1) <= trueShare && trueShare <= (lmgHigh ?? 0));
      hit(named, j, answer.keyDrivers.includes(driver));
    });
    if (answer.keyDrivers.some((key) => !real.some((driver) => driver === key))) anyNull++;
  }
  for (const [j, driver] of drivers.entries()) {
    const [lmg, coefficient, key] = [sharesCovered, covered, named].map((c) => share(c[j] ?? 0));
    const ofLmg = real.includes(driver) ? `, LMG share ${lmg}` : "";
    say(`${driver}: coefficient covered ${coefficient}${ofLmg}, named key ${key}`);
  }
  say(`a driver without effect named key: ${share(anyNull)} of the frames`);
  // 95 % ± 3 binomial standard errors of 400 draws.
  const margin = 3 * Math.sqrt((0.95 * 0.05) / frames);
  for (const hits of covered) expect(Math.abs(hits / frames - 0.95)).toBeLessThanOrEqual(margin);
  expect(anyNull / frames).toBeLessThanOrEqual(0.05);
});
