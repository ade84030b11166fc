import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyThrottle } from "@/lib/access/throttle-key";

test("a key may spend its burst at once, then waits for the next token", () => {
  const throttle = new KeyThrottle({ burst: 3, perSecond: 2 });
  expect([0, 0, 0].map((now) => throttle.take("a", now))).toEqual([0, 0, 0]);
  expect(throttle.take("a", 0)).toBe(0.5);
  expect(throttle.take("a", 500)).toBe(0);
});

test("one key's spending is not another's", () => {
  const throttle = new KeyThrottle({ burst: 1, perSecond: 1 });
  expect(throttle.take("a", 0)).toBe(0);
  expect(throttle.take("b", 0)).toBe(0);
  expect(throttle.take("a", 0)).toBeGreaterThan(0);
});

test("however requests are spread, no more pass than burst plus rate times time", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(gaps, (waits) => {
      const throttle = new KeyThrottle({ burst: 5, perSecond: 10 });
      let now = 0;
      let passed = 0;
      for (const wait of waits) {
        now += wait;
        if (throttle.take("a", now) === 0) passed++;
      }
      expect(passed).toBeLessThanOrEqual(5 + (now / 1000) * 10 + 1e-9);
    }),
  );
});

test("a thousand idle keys later, a spent key is still spent", () => {
  const throttle = new KeyThrottle({ burst: 1, perSecond: 0.001 });
  throttle.take("spent", 0);
  for (let i = 0; i < 1100; i++) throttle.take(`key ${i}`, 1);
  expect(throttle.take("spent", 2)).toBeGreaterThan(0);
});
