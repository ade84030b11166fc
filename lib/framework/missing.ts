import { nth } from "@/lib/stats/vector";

const bits = 32;

/**
 * Whether at least so many rows know everything: a plain count, over before the last row where many
 * do.
 */
export function plentyAreComplete(columns: readonly Float64Array[], plenty: number): boolean {
  const rows = columns[0]?.length ?? 0;
  let complete = 0;
  // As many rows as are left must still be able to make up for what is lacking.
  for (let row = 0; row < rows && complete < plenty && complete + rows - row >= plenty; row++) {
    if (columns.every((column) => !Number.isNaN(column[row]))) complete++;
  }
  return complete >= plenty;
}

/**
 * What rows lack, held once: of rows that lack the same variables one pattern, a bit for each
 * variable, so that a question to all of them is a few operations on words.
 */
export class Missing {
  /** Pattern after pattern, so many words each. */
  private readonly lacks: Int32Array;
  private readonly rows: Int32Array;
  private readonly words: number;
  private readonly knownOf: readonly number[];

  /** @param columns of equal length, missing values NaN */
  constructor(columns: readonly Float64Array[]) {
    this.words = Math.max(1, Math.ceil(columns.length / bits));
    const count = columns[0]?.length ?? 0;
    const each = new Int32Array(count * this.words);
    this.knownOf = columns.map((column, j) => {
      let known = 0;
      for (let row = 0; row < count; row++) {
        if (!Number.isNaN(nth(column, row))) known++;
        else
          each[row * this.words + (j >>> 5)] = nth(each, row * this.words + (j >>> 5)) | (1 << j);
      }
      return known;
    });
    const patterns = new Map<string, number>();
    const rows = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      const at = row * this.words;
      const key = each.subarray(at, at + this.words).join();
      const place = patterns.get(key) ?? patterns.size;
      if (place === patterns.size) {
        patterns.set(key, place);
        // Patterns are never more than the rows that were seen: they move to the front.
        each.copyWithin(place * this.words, at, at + this.words);
      }
      rows[place] = nth(rows, place) + 1;
    }
    this.lacks = each.slice(0, patterns.size * this.words);
    this.rows = rows.slice(0, patterns.size);
  }

  /** How many rows know a variable. */
  known(position: number): number {
    return this.knownOf[position] ?? 0;
  }

  /** How many rows know all of these, and how many know all but one. */
  countsOf(kept: ReadonlySet<number>) {
    const mask = this.maskOf(kept);
    const onlyLacking = new Int32Array(this.knownOf.length);
    let complete = 0;
    for (let p = 0; p < this.rows.length; p++) {
      const lacking = this.lackingOf(p, mask);
      if (lacking === 0) complete += nth(this.rows, p);
      if (lacking === 1) this.addLacking(p, mask, onlyLacking);
    }
    return { complete, without: (j: number) => complete + nth(onlyLacking, j) };
  }

  /**
   * By position, how many of the rows that lack fewest lack the variable. All rows that lack as few count, so
   * that their order does not.
   *
   * @param enough how many rows are looked at, or more
   */
  lackingNearby(kept: ReadonlySet<number>, enough: number): Int32Array {
    const mask = this.maskOf(kept);
    const rowsLacking = new Int32Array(kept.size + 1);
    for (let p = 0; p < this.rows.length; p++) {
      const lacking = this.lackingOf(p, mask);
      rowsLacking[lacking] = nth(rowsLacking, lacking) + nth(this.rows, p);
    }
    let depth = 0;
    for (let seen = nth(rowsLacking, 0); seen < enough && depth < kept.size; ) {
      depth++;
      seen += nth(rowsLacking, depth);
    }
    const found = new Int32Array(this.knownOf.length);
    for (let p = 0; p < this.rows.length; p++) {
      if (this.lackingOf(p, mask) <= depth) this.addLacking(p, mask, found);
    }
    return found;
  }

  private maskOf(kept: ReadonlySet<number>): Int32Array {
    const mask = new Int32Array(this.words);
    for (const j of kept) mask[j >>> 5] = nth(mask, j >>> 5) | (1 << j);
    return mask;
  }

  private lackingOf(pattern: number, mask: Int32Array): number {
    let lacking = 0;
    for (let w = 0; w < this.words; w++) {
      lacking += onesIn(nth(this.lacks, pattern * this.words + w) & nth(mask, w));
    }
    return lacking;
  }

  private addLacking(pattern: number, mask: Int32Array, counts: Int32Array): void {
    const rows = nth(this.rows, pattern);
    for (let w = 0; w < this.words; w++) {
      let rest = nth(this.lacks, pattern * this.words + w) & nth(mask, w);
      while (rest !== 0) {
        const j = w * bits + (bits - 1 - Math.clz32(rest & -rest));
        counts[j] = nth(counts, j) + rows;
        rest &= rest - 1;
      }
    }
  }
}

/** How many bits of a word are set, added up in pairs, fours and bytes. */
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
