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
  /** When it is given up, by the clock that no one sets. */
  until: number;
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
  const gathering = new Gathering(work, rules);
  return (item) => new Promise((resolve, reject) => gathering.add(item, resolve, reject));
}

/** What waits stands in the order in which it came, so that one timer, for the first, is enough. */
class Gathering<Item, Result> {
  private queue: Waiting<Item, Result>[] = [];
  private batch: readonly Waiting<Item, Result>[] = [];
  private working = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly rules: GatheringRules<Item>,
  ) {}

  add(item: Item, resolve: (result: Result) => void, reject: (error: unknown) => void): void {
    if (this.queue.length >= this.rules.waiting) {
      reject(busy());
      return;
    }
    const until = performance.now() + this.rules.patienceMilliseconds;
    this.queue.push({ item, until, resolve, reject });
    this.timer ??= setTimeout(this.giveUp, this.rules.patienceMilliseconds).unref();
    if (this.working) return;
    this.working = true;
    // Not at once: what else is in the same turn of the event loop comes along.
    setImmediate(this.workAll);
  }

  private readonly workAll = async (): Promise<void> => {
    while (this.queue.length > 0) {
      this.batch = this.takeBatch();
      await perform(this.work, this.batch, this.rules.blamesOne);
    }
    this.batch = [];
    this.working = false;
  };

  private takeBatch(): Waiting<Item, Result>[] {
    const { keyOf, largest } = this.rules;
    const keys = new Set<string>();
    const batch: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const one of this.queue) {
      const key = keyOf?.(one.item);
      const again = key !== undefined && keys.has(key);
      if (batch.length === largest || again) left.push(one);
      else batch.push(one);
      if (key !== undefined) keys.add(key);
    }
    this.queue = left;
    return batch;
  }

  /** Whoever has waited too long hears so, also of a batch that is worked on and does not end. */
  private readonly giveUp = (): void => {
    const now = performance.now();
    const all = [...this.batch, ...this.queue];
    this.queue = this.queue.filter(({ until }) => until > now);
    const next = all.find(({ until }) => until > now);
    this.timer = next && setTimeout(this.giveUp, next.until - now).unref();
    for (const { until, reject } of all) if (until <= now) reject(busy());
  };
}
