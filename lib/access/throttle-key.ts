/** How many requests a key may make at once, and how many more each second. */
export interface Allowance {
  burst: number;
  perSecond: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * A token bucket per key, in this process: it protects the process from one eager program, so it
 * need not be exact across processes. Buckets that are full again are forgotten.
 */
export class KeyThrottle {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Takes one request from a key's allowance. @returns 0, or the seconds to wait for the next */
  take(key: string, nowMilliseconds: number): number {
    const { burst, perSecond } = this.#allowance;
    this.#forgetFull(nowMilliseconds);
    const bucket = this.#buckets.get(key) ?? { tokens: burst, filledAt: nowMilliseconds };
    const gained = (Math.max(0, nowMilliseconds - bucket.filledAt) / 1000) * perSecond;
    const tokens = Math.min(burst, bucket.tokens + gained);
    const enough = tokens >= 1;
    this.#buckets.set(key, { tokens: enough ? tokens - 1 : tokens, filledAt: nowMilliseconds });
    return enough ? 0 : (1 - tokens) / perSecond;
  }

  /** Gives back what a request took that turned out not to count. */
  giveBack(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.tokens = Math.min(this.#allowance.burst, bucket.tokens + 1);
  }

  #forgetFull(now: number): void {
    if (this.#buckets.size < 1000) return;
    const { burst, perSecond } = this.#allowance;
    for (const [key, bucket] of this.#buckets) {
      if (((now - bucket.filledAt) / 1000) * perSecond + bucket.tokens >= burst) {
        this.#buckets.delete(key);
      }
    }
  }
}
