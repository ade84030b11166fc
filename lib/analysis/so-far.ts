/** A result, and since when it has been kept. */
export interface Kept<R> {
  value: R;
  computedAt: Date;
  /** Of the data it was computed from, and the day where that matters. */
  state: string;
}

/** What a page can show at once: one of the two is there, and both while newer data are computed. */
export interface SoFar<R> {
  kept: Kept<R> | undefined;
  /** The share that is done, from 0 to 1. */
  computing: number | undefined;
}

/** Two results as one: there when both are, and as old as the older. */
export function together<A, B>(first: SoFar<A>, second: SoFar<B>): SoFar<[A, B]> {
  const shares = [first, second].flatMap(({ computing }) => computing ?? []);
  const computing = shares.length > 0 ? Math.min(...shares) : undefined;
  const [a, b] = [first.kept, second.kept];
  if (!a || !b) return { kept: undefined, computing };
  const { computedAt, state } = a.computedAt < b.computedAt ? a : b;
  return { kept: { computedAt, state, value: [a.value, b.value] }, computing };
}

/** What is made of a result, as old as it is. */
export function madeOf<R, S>({ kept, computing }: SoFar<R>, make: (value: R) => S): SoFar<S> {
  return { kept: kept && { ...kept, value: make(kept.value) }, computing };
}
