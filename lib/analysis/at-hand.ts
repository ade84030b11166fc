import type { Kept } from "@/lib/analysis/so-far";

/**
 * The few results that are asked for many times in a row, as they were last read: to fetch and to
 * check a large one takes longer than anything that is then done with it. Each is of one state of the
 * data, and of no use to whoever asks about another. Nobody may change what is handed out.
 */
export class AtHand {
  private readonly results = new Map<string, Kept<unknown> & { shape: object }>();

  /** @param most of them; the one that was not asked for the longest makes room. */
  constructor(private readonly most: number) {}

  /** The result of that state, if it was put here as a result of that very shape. */
  find<R>(key: string, state: string, shape: { parse(value: unknown): R }): Kept<R> | undefined {
    const found = this.results.get(key);
    if (found?.state !== state || found.shape !== shape) return undefined;
    this.results.delete(key);
    this.results.set(key, found);
    return found as Kept<R>;
  }

  put<R>(key: string, kept: Kept<R>, shape: { parse(value: unknown): R }): void {
    this.results.delete(key);
    this.results.set(key, { ...kept, shape });
    const [oldest] = this.results.keys();
    if (this.results.size > this.most && oldest !== undefined) this.results.delete(oldest);
  }
}
