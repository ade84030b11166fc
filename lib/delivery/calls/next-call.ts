const hour = 3_600_000;

/** How long to wait after the first, second and third call that nobody answered. */
const waits = [3 * hour, 24 * hour, 48 * hour];

/**
 * When to call again who was not reached; undefined when it is time to give up.
 *
 * @param made calls made so far, at least 1
 * @param most how many are made at all
 */
export function nextCallAt(
  made: number,
  most: number,
  now: Date,
  expiresAt: Date,
): Date | undefined {
  const wait = made < most ? waits[made - 1] : undefined;
  if (wait === undefined) return undefined;
  const next = new Date(now.getTime() + wait);
  return next < expiresAt ? next : undefined;
}
