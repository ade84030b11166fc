import { seededRandom, shuffle } from "@/lib/stats/random";

/** The list in an order that depends on the seed alone: the same response sees it again. */
export function shuffledBy<T>(seed: string, list: readonly T[]): T[] {
  if (list.length < 2) return [...list];
  const order = Int32Array.from(list, (_, index) => index);
  shuffle(order, seededRandom(numberOf(seed)));
  return [...order].flatMap((index) => list.slice(index, index + 1));
}

/** FNV-1a over UTF-16 units: spreads any text over 32 bits. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
