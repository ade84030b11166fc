import { expect, test } from "vitest";
import { type ContrastRule, penaltyReward } from "@/lib/analysis/penalty-reward";

const likert: ContrastRule = {
  scale: { min: 1, max: 5 },
  better: "higher",
  outcomeBetter: "higher",
};
const measured: ContrastRule = { ...likert, scale: null };

function repeated(pairs: [number, number][], times: number): [Float64Array, Float64Array] {
  const all = Array.from({ length: times }, () => pairs).flat();
  return [Float64Array.from(all, ([x]) => x), Float64Array.from(all, ([, y]) => y)];
}

test("penalty and reward are differences of means from the middle", () => {
  const [x, y] = repeated(
    [
      [1, 2],
      [2, 4],
      [3, 6],
      [4, 8],
      [5, 10],
    ],
    4,
  );
  const contrast = penaltyReward(x, y, likert);
  expect(contrast?.penalty).toBeCloseTo(3 - 7, 10);
  expect(contrast?.reward).toBeCloseTo(10 - 7, 10);
  expect(contrast?.asymmetry).toBe("both");
  expect([contrast?.poorFrom, contrast?.goodFrom]).toEqual([2, 5]);
});

test("each end has its interval, narrower with more answers", () => {
  const pairs: [number, number][] = [
    [1, 2],
    [3, 6],
    [3, 8],
    [5, 9],
    [5, 8],
    [1, 4],
  ];
  const few = penaltyReward(...repeated(pairs, 3), likert);
  const many = penaltyReward(...repeated(pairs, 30), likert);
  // By hand: means 3, 7 and 8.5, residuals ±1, ±1, ±0.5; s² = 13.5 / 15.
  expect(few?.penaltyLow).toBeCloseTo(-4 - 2.13145 * Math.sqrt((13.5 / 15) * (1 / 6 + 1 / 6)), 4);
  expect(few?.rewardHigh).toBeCloseTo(1.5 + 2.13145 * Math.sqrt(13.5 / 15 / 3), 4);
  const width = (of: typeof few) => (of?.penaltyHigh ?? 0) - (of?.penaltyLow ?? 0);
  expect(width(many)).toBeLessThan(width(few) / 2);
});

test("a driver that is only missed when it is poor only hurts", () => {
  const [x, y] = repeated(
    [
      [1, 1],
      [2, 2],
      [3, 6],
      [4, 8],
      [5, 7],
    ],
    10,
  );
  expect(penaltyReward(x, y, likert)?.asymmetry).toBe("hurts");
});

test("a driver that only adds when it is excellent only delights", () => {
  const [x, y] = repeated(
    [
      [1, 5],
      [2, 7],
      [3, 6],
      [4, 6],
      [5, 10],
    ],
    10,
  );
  expect(penaltyReward(x, y, likert)?.asymmetry).toBe("delights");
});

test("where lower is better, the highest fifth is the poor end", () => {
  const [x, y] = repeated(
    [
      [10, 9],
      [20, 6],
      [30, 6],
      [40, 6],
      [50, 1],
    ],
    8,
  );
  const contrast = penaltyReward(x, y, { ...measured, better: "lower" });
  expect(contrast?.penalty).toBeCloseTo(-5, 10);
  expect(contrast?.reward).toBeCloseTo(3, 10);
});

test("of an outcome that is better low, a penalty is a rise", () => {
  const [x, y] = repeated(
    [
      [10, 9],
      [20, 6],
      [30, 6],
      [40, 6],
      [50, 6.1],
    ],
    8,
  );
  const contrast = penaltyReward(x, y, { ...measured, outcomeBetter: "lower" });
  expect(contrast?.penalty).toBeCloseTo(3, 10);
  expect(contrast?.asymmetry).toBe("hurts");
});

test("a two-valued driver has no middle, so no contrast", () => {
  const [x, y] = repeated(
    [
      [0, 1],
      [1, 3],
    ],
    6,
  );
  expect(penaltyReward(x, y, measured)).toBeNull();
});

test("an outcome that does not vary has no contrast", () => {
  const [x, y] = repeated(
    [
      [1, 4],
      [3, 4],
      [5, 4],
    ],
    6,
  );
  expect(penaltyReward(x, y, likert)).toBeNull();
});
