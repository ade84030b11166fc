/*
 * The loops in which nearly all time is spent. Bounds are checked once at the entry, where `nth`
 * would check at every step and cost a call wherever a bundler keeps modules apart; this is what
 * makes the assertions inside true, and they occur in no other file.
 */

/** Σ aᵢbᵢ over `length` entries from the given offsets; in four strands, which also rounds less. */
export function dot(
  a: Float64Array,
  b: Float64Array,
  length = a.length,
  aStart = 0,
  bStart = 0,
): number {
  requireRoom(a, aStart, length);
  requireRoom(b, bStart, length);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += (a[aStart + i] as number) * (b[bStart + i] as number);
    s1 += (a[aStart + i + 1] as number) * (b[bStart + i + 1] as number);
    s2 += (a[aStart + i + 2] as number) * (b[bStart + i + 2] as number);
    s3 += (a[aStart + i + 3] as number) * (b[bStart + i + 3] as number);
  }
  for (; i < length; i++) s0 += (a[aStart + i] as number) * (b[bStart + i] as number);
  return s0 + s1 + (s2 + s3);
}

/** Adds factor · source to target, over `length` entries from the given offsets. */
export function addScaled(
  target: Float64Array,
  factor: number,
  source: Float64Array,
  length = source.length,
  targetStart = 0,
  sourceStart = 0,
): void {
  requireRoom(target, targetStart, length);
  requireRoom(source, sourceStart, length);
  for (let i = 0; i < length; i++) {
    const sum = (target[targetStart + i] as number) + factor * (source[sourceStart + i] as number);
    target[targetStart + i] = sum;
  }
}

/** Writes source + factor · row into target: the same entries of both, row from its own offset. */
export function setToSum(
  target: Float64Array,
  source: Float64Array,
  start: number,
  length: number,
  factor: number,
  row: Float64Array,
  rowStart: number,
): void {
  requireRoom(target, start, length);
  requireRoom(source, start, length);
  requireRoom(row, rowStart, length);
  for (let i = 0; i < length; i++) {
    target[start + i] = (source[start + i] as number) + factor * (row[rowStart + i] as number);
  }
}

function requireRoom(vector: Float64Array, start: number, length: number): void {
  if (start < 0 || start + length > vector.length) {
    throw new RangeError(`${length} entries from ${start} in ${vector.length}`);
  }
}
