import { expect, test } from "vitest";
import { inSlices } from "@/lib/analysis/in-slices";

function* counting(milliseconds: number): Generator<void, number> {
  const end = performance.now() + milliseconds;
  let steps = 0;
  while (performance.now() < end) {
    steps++;
    yield;
  }
  return steps;
}

test("other work gets its turn while a long computation runs", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const steps = await inSlices(counting(120));
  clearInterval(timer);
  expect(steps).toBeGreaterThan(10);
  expect(turns).toBeGreaterThan(2);
});

test("a failure inside the computation reaches whoever waits for it", async () => {
  // biome-ignore lint/correctness/useYield: it fails before it could be interrupted
  function* failing(): Generator<void, number> {
    throw new RangeError("no such column");
  }
  await expect(inSlices(failing())).rejects.toThrow("no such column");
});
