import { nthWhole } from "./vector";

/** A repeatable source of random numbers: the same seed gives the same sequence everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform among 0..bound − 1; bound ≤ 2^32. */
  readonly below: (bound: number) => number;
}

/**
 * The generator xoshiro128**, its state filled from the seed by SplitMix32: fast in 32-bit
 * integers, and with a period of 2^128 − 1 no resample repeats.
 *
 * @param seed any integer; only its lower 32 bits count
 * @throws RangeError when the seed is not an integer
 * @see Blackman & Vigna (2021), ACM Trans. Math. Softw. 47:36
 */
export function seededRandom(seed: number): Random {
  if (!Number.isInteger(seed)) throw new RangeError(`seed ${seed} is not an integer`);
  let [a, b, c, d] = filledFrom(seed);
  const word = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const next = () => (word() * 2 ** 21 + (word() >>> 11)) / 2 ** 53;
  // Not exactly uniform: a value may be favoured by bound ÷ 2^32, far below a resample's own noise.
  const below = (bound: number) => Math.floor((word() * bound) / 2 ** 32);
  return { next, below };
}

/** Brings the entries into a random order, each order equally likely (Fisher and Yates). */
export function shuffle(entries: Int32Array, random: Random): void {
  for (let i = entries.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const entry = nthWhole(entries, i);
    entries[i] = nthWhole(entries, j);
    entries[j] = entry;
  }
}

function filledFrom(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const word = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [word(), word(), word(), word()];
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
