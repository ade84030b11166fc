import { Refusal } from "@/lib/ground/refusal";

/** How much is done together, and how much may wait for how long. */
export interface GatheringRules<Item> {
  /** Items in one batch at most. */
  largest: number;
  /** Items that may wait; one more is refused. */
  waiting: number;
  patienceMilliseconds: number;
  /** What no two items of one batch may share. */
  keyOf?: (item: Item) => string;
  /** True for errors that one item of a batch can be to blame for: then each is done alone. */
  blamesOne: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

const retryAfterSeconds = 5;

function busy(): Refusal {
  return new Refusal("unavailable", "Too much is waiting to be done.", { retryAfterSeconds });
}

async function perform<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  batch: readonly Waiting<Item, Result>[],
  blamesOne: (error: unknown) => boolean,
): Promise<void> {
  try {
    const results = await work(batch.map(({ item }) => item));
    for (const [index, result] of results.entries()) batch[index]?.resolve(result);
  } catch (error) {
    if (batch.length > 1 && blamesOne(error)) {
      for (const one of batch) await perform(work, [one], blamesOne);
    } else for (const { reject } of batch) reject(error);
  }
}

/**
 * Things that arrive together are done together: while one batch is worked on, the next gathers, so
 * that a batch grows exactly as far as the work is slow. What waits too long, or finds too many
 * waiting, hears so (a Refusal "unavailable") and is not begun any more.
 *
 * @param work does a batch, all or nothing; results in the order of the items
 */
export function gather<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  rules: GatheringRules<Item>,
): (item: Item) => Promise<Result> {
  let queue: Waiting<Item, Result>[] = [];
  let working = false;

  function takeBatch(): Waiting<Item, Result>[] {
    const keys = new Set<string | undefined>();
    const batch: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const one of queue) {
      const key = rules.keyOf?.(one.item);
      if (batch.length === rules.largest || keys.has(key)) left.push(one);
      else batch.push(one);
      if (key !== undefined) keys.add(key);
    }
    queue = left;
    return batch;
  }

  async function workAll(): Promise<void> {
    while (queue.length > 0) await perform(work, takeBatch(), rules.blamesOne);
    working = false;
  }

  function giveUp(one: Waiting<Item, Result>): void {
    queue = queue.filter((other) => other !== one);
    one.reject(busy());
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      if (queue.length >= rules.waiting) return reject(busy());
      const timer = setTimeout(() => giveUp(one), rules.patienceMilliseconds);
      const ended = () => clearTimeout(timer);
      const one: Waiting<Item, Result> = {
        item,
        resolve: (result) => {
          ended();
          resolve(result);
        },
        reject: (error) => {
          ended();
          reject(error);
        },
      };
      queue.push(one);
      if (working) return;
      working = true;
      // Not at once: what else is in the same turn of the event loop comes along.
      setImmediate(workAll);
    });
}
