import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stayHeard } from "@/lib/value/stay-heard";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that ends when it is told to. */
function workOf<R>() {
  let end: (result: R) => void = () => undefined;
  const work = new Promise<R>((resolve) => {
    end = resolve;
  });
  return { work, end };
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

test("work that says nothing for long is said to go on once a minute, and no more when it is done", async () => {
  const say = vi.fn(async () => undefined);
  const { work, end } = workOf<string>();
  const done = stayHeard(say, () => work);
  await minutes(16);
  expect(say).toHaveBeenCalledTimes(16);
  end("fitted");
  expect(await done).toBe("fitted");
  await minutes(5);
  expect(say).toHaveBeenCalledTimes(16);
});

test("what cannot be said once is said the next time, and the work goes on", async () => {
  const say = vi.fn(async () => undefined).mockRejectedValueOnce(new Error("away"));
  const { work, end } = workOf<number>();
  const done = stayHeard(say, () => work);
  await minutes(2);
  expect(say).toHaveBeenCalledTimes(2);
  end(1);
  expect(await done).toBe(1);
});
