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

/** Four records of one source, each with its factor. */
export interface FourRecords {
  readonly starts: readonly [number, number, number, number];
  readonly factors: readonly [number, number, number, number];
}

/** Adds four records times their factors to target: one pass over it instead of four. */
export function addFourScaled(
  target: Float64Array,
  source: Float64Array,
  { starts: [a, b, c, d], factors: [fa, fb, fc, fd] }: FourRecords,
): void {
  const length = target.length;
  for (const start of [a, b, c, d]) requireRoom(source, start, length);
  for (let i = 0; i < length; i++) {
    const first = fa * (source[a + i] as number) + fb * (source[b + i] as number);
    const second = fc * (source[c + i] as number) + fd * (source[d + i] as number);
    target[i] = (target[i] as number) + (first + second);
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

/**
 * Adds the four dot products of columns a, b with columns c, d of one block to the cells where their
 * rows and columns meet. Four at a time, because reading a number costs more than multiplying it.
 *
 * @param block columns of `stride` entries each, one after another; the first `length` are read
 * @param products square matrix of `size` rows
 */
export function addFourDots(
  products: Float64Array,
  size: number,
  block: Float64Array,
  stride: number,
  { row, col, length }: { row: number; col: number; length: number },
): void {
  const [a, b, c, d] = [row * stride, (row + 1) * stride, col * stride, (col + 1) * stride];
  requireRoom(block, Math.max(b, d), length);
  requireRoom(products, (row + 1) * size + col, 2);
  let ac = 0;
  let ad = 0;
  let bc = 0;
  let bd = 0;
  for (let i = 0; i < length; i++) {
    const x = block[a + i] as number;
    const y = block[b + i] as number;
    const u = block[c + i] as number;
    const v = block[d + i] as number;
    ac += x * u;
    ad += x * v;
    bc += y * u;
    bd += y * v;
  }
  const above = row * size + col;
  const below = above + size;
  products[above] = (products[above] as number) + ac;
  products[above + 1] = (products[above + 1] as number) + ad;
  products[below] = (products[below] as number) + bc;
  products[below + 1] = (products[below + 1] as number) + bd;
}

/**
 * Writes source − centre into a block, `length` entries from the given offsets, and returns their
 * sum, in two strands.
 */
export function centreInto(
  block: Float64Array,
  blockStart: number,
  source: Float64Array,
  sourceStart: number,
  { length, centre }: { length: number; centre: number },
): number {
  requireRoom(block, blockStart, length);
  requireRoom(source, sourceStart, length);
  let s0 = 0;
  let s1 = 0;
  let i = 0;
  for (; i + 1 < length; i += 2) {
    const x = (source[sourceStart + i] as number) - centre;
    const y = (source[sourceStart + i + 1] as number) - centre;
    block[blockStart + i] = x;
    block[blockStart + i + 1] = y;
    s0 += x;
    s1 += y;
  }
  if (i < length) {
    const x = (source[sourceStart + i] as number) - centre;
    block[blockStart + i] = x;
    s0 += x;
  }
  return s0 + s1;
}

/** Sum of all entries in four strands, or NaN when one is not within ±limit. */
export function sumWithin(vector: Float64Array, limit: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < vector.length; i += 4) {
    const x = vector[i] as number;
    const y = vector[i + 1] as number;
    const z = vector[i + 2] as number;
    const w = vector[i + 3] as number;
    if (!(Math.abs(x) <= limit && Math.abs(y) <= limit)) return Number.NaN;
    if (!(Math.abs(z) <= limit && Math.abs(w) <= limit)) return Number.NaN;
    s0 += x;
    s1 += y;
    s2 += z;
    s3 += w;
  }
  for (; i < vector.length; i++) {
    const x = vector[i] as number;
    if (!(Math.abs(x) <= limit)) return Number.NaN;
    s0 += x;
  }
  return s0 + s1 + (s2 + s3);
}

function requireRoom(vector: Float64Array, start: number, length: number): void {
  if (start < 0 || start + length > vector.length) {
    throw new RangeError(`${length} entries from ${start} in ${vector.length}`);
  }
}
