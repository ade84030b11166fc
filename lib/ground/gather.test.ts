import { expect, test } from "vitest";
import { type GatheringRules, gather } from "./gather";

const rules: GatheringRules<string> = {
  largest: 3,
  waiting: 4,
  patienceMilliseconds: 5_000,
  keyOf: (item) => item,
  blamesOne: (error) => error instanceof RangeError,
};
const busy = expect.objectContaining({ code: "unavailable", retryAfterSeconds: 5 });

/** Work that is noted down, and ends when it is let. */
function held() {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const work = async (items: readonly string[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => ends.push(resolve));
    return items.map((item) => item.toUpperCase());
  };
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async () => {
    await nextTurn();
    ends.shift()?.();
    await nextTurn();
  };
  return { batches, work, end };
}

test("what arrives in one turn, or while a batch is worked on, is done together", async () => {
  const { batches, work, end } = held();
  const join = gather(work, rules);
  const first = ["a", "b"].map(join);
  await end();
  const second = [join("c")];
  await Promise.all(first);
  const third = ["d", "e"].map(join);
  await end();
  await end();
  await end();
  expect(await Promise.all([...first, ...second, ...third])).toEqual(["A", "B", "C", "D", "E"]);
  expect(batches[0]).toEqual(["a", "b"]);
  expect(batches.flat()).toEqual(["a", "b", "c", "d", "e"]);
});

test("a batch has an upper size, and never two items of one key", async () => {
  const { batches, work, end } = held();
  const join = gather(work, rules);
  const all = ["a", "a", "b", "c"].map(join);
  await end();
  await end();
  expect(await Promise.all(all)).toEqual(["A", "A", "B", "C"]);
  expect(batches).toEqual([["a", "b", "c"], ["a"]]);
});

test("a bad item fails alone; an error of all is everybody's", async () => {
  const join = gather(async (items: readonly string[]) => {
    if (items.includes("bad")) throw new RangeError("bad");
    if (items.includes("down")) throw new Error("down");
    return items;
  }, rules);
  const settled = async (items: string[]) =>
    (await Promise.allSettled(items.map(join))).map((one) =>
      one.status === "fulfilled" ? one.value : one.reason.message,
    );
  expect(await settled(["a", "bad", "b"])).toEqual(["a", "bad", "b"]);
  expect(await settled(["a", "down"])).toEqual(["down", "down"]);
});

test("too much, or for too long, is refused; what was refused while it waited is never begun", async () => {
  const { batches, work, end } = held();
  const join = gather(work, { ...rules, patienceMilliseconds: 30 });
  const slow = join("slow");
  await new Promise((resolve) => setImmediate(resolve));
  const late = ["a", "b", "c", "d"].map(join);
  await expect(join("one more")).rejects.toEqual(busy);
  await expect(slow).rejects.toEqual(busy);
  for (const one of late) await expect(one).rejects.toEqual(busy);
  await end();
  expect(batches).toEqual([["slow"]]);
  const after = join("after");
  await end();
  expect(await after).toBe("AFTER");
});
