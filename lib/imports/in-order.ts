/**
 * Lets a few tasks run side by side that must end in the order in which they began. Each is given
 * the end of the one before it, and awaits that before it makes anything final.
 */
export class InOrder {
  private last: Promise<void> = Promise.resolve();
  private readonly running: Promise<void>[] = [];

  constructor(private readonly atOnce: number) {}

  /** Begins a task as soon as there is room for it. @throws what an earlier one failed with */
  async begin(task: (before: Promise<void>) => Promise<void>): Promise<void> {
    if (this.running.length === this.atOnce) await this.running.shift();
    const before = this.last;
    this.last = Promise.all([task(before), before]).then(() => {});
    // Awaited later; meanwhile a rejection must not count as unhandled.
    this.last.catch(() => {});
    this.running.push(this.last);
  }

  /** @throws what the first of them failed with */
  async end(): Promise<void> {
    await this.last;
  }

  /** Waits until none is under way any more, however they end. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.running);
  }
}
