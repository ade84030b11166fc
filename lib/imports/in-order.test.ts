import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { InOrder } from "./in-order";

/** A task that ends when told, and what it did, in the order in which it happened. */
function tasks() {
  const log: string[] = [];
  const work = (name: string) => {
    const own = new EventEmitter();
    const told = once(own, "go");
    const task = async (before: Promise<void>) => {
      log.push(`${name} began`);
      await told;
      await before;
      log.push(`${name} ended`);
    };
    return { task, go: () => own.emit("go"), fail: (why: Error) => own.emit("error", why) };
  };
  return { log, work };
}

test("two run at once, and end in the order in which they began", async () => {
  const { log, work } = tasks();
  const inOrder = new InOrder(2);
  const [a, b, c] = [work("a"), work("b"), work("c")];
  await inOrder.begin(a.task);
  await inOrder.begin(b.task);
  const third = inOrder.begin(c.task);
  b.go();
  await Promise.resolve();
  expect(log).toEqual(["a began", "b began"]);
  a.go();
  await third;
  c.go();
  await inOrder.end();
  expect(log.filter((line) => line.endsWith("ended"))).toEqual(["a ended", "b ended", "c ended"]);
  expect(log.indexOf("c began")).toBeGreaterThan(log.indexOf("a ended"));
});

test("what one fails with, those behind it fail with too", async () => {
  const { log, work } = tasks();
  const inOrder = new InOrder(2);
  const [a, b] = [work("a"), work("b")];
  await inOrder.begin(a.task);
  await inOrder.begin(b.task);
  b.go();
  a.fail(new Error("a broke"));
  await expect(inOrder.end()).rejects.toThrow("a broke");
  await inOrder.settled();
  expect(log).toEqual(["a began", "b began"]);
});
