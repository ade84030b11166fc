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

/** Several results as one: there when all of them are. */
export function together<A, B, C>(
  first: SoFar<A>,
  second: SoFar<B>,
  third: SoFar<C>,
): SoFar<[A, B, C]> {
  const shares = [first, second, third].flatMap(({ computing }) => computing ?? []);
  const computing = shares.length > 0 ? Math.min(...shares) : undefined;
  const [a, b, c] = [first.kept, second.kept, third.kept];
  if (!a || !b || !c) return { kept: undefined, computing };
  const oldest = [a, b, c].reduce((one, other) =>
    one.computedAt < other.computedAt ? one : other,
  );
  return { kept: { ...oldest, value: [a.value, b.value, c.value] }, computing };
}

/** What is made of a result, as old as it is. */
export function madeOf<R, S>({ kept, computing }: SoFar<R>, make: (value: R) => S): SoFar<S> {
  return { kept: kept && { ...kept, value: make(kept.value) }, computing };
}
