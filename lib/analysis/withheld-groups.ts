/**
 * Which groups are too small to be shown. Where one withheld value could be had by subtracting the
 * others from the total, the next smallest group is withheld too, until what is hidden together is
 * at least the minimum group and more than one.
 *
 * @param sizes answers per group
 * @param minimum smallest group that may be shown
 * @returns one flag per group
 * @example withheldGroups([40, 3, 12], 5) // → [false, true, true]
 */
export function withheldGroups(sizes: readonly number[], minimum: number): boolean[] {
  const smallestFirst = sizes.map((n, group) => ({ n, group })).sort((a, b) => a.n - b.n);
  const withheld = new Set<number>();
  let hidden = 0;
  for (const { n, group } of smallestFirst) {
    if (n === 0) continue;
    const exposed = withheld.size > 0 && (withheld.size < 2 || hidden < minimum);
    if (n >= minimum && !exposed) break;
    withheld.add(group);
    hidden += n;
  }
  return sizes.map((_, group) => withheld.has(group));
}
