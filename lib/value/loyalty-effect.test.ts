import fc from "fast-check";
import { expect, test } from "vitest";
import { loyaltyEffect } from "@/lib/value/loyalty-effect";

test("from 80 to 85 % at a discount of 10 % adds a fifth", () => {
  // 1 ÷ (1 − 0.8 / 1.1) = 3.67 years, 1 ÷ (1 − 0.85 / 1.1) = 4.4.
  const effect = loyaltyEffect(800, 1000, 0.1);
  expect(effect).toMatchObject({ n: 1000, retention: 0.8, raised: 0.8500000000000001 });
  expect(effect?.gain).toBeCloseTo(0.2, 12);
});

test("few customers say nothing, and neither does a sum without an end", () => {
  expect(loyaltyEffect(3, 4, 0.1)).toBeNull();
  expect(loyaltyEffect(10, 10, 0)).toBeNull();
});

test("the limits hold the effect at every retention inside its interval", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 5000 }), fc.nat(5000), (yearAgo, stay) => {
      const effect = loyaltyEffect(Math.min(stay, yearAgo), yearAgo, 0.1);
      if (!effect) return;
      expect(effect.low).toBeLessThanOrEqual(effect.gain);
      expect(effect.high).toBeGreaterThanOrEqual(effect.gain);
      expect(effect.low).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("limits are wider for fewer customers", () => {
  const [few, many] = [loyaltyEffect(16, 20, 0.1), loyaltyEffect(1600, 2000, 0.1)];
  const width = (effect: typeof few) => (effect ? effect.high - effect.low : Number.NaN);
  expect(width(few)).toBeGreaterThan(5 * width(many));
});
