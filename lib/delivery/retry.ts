const minute = 60_000;

/** Waits after the first, second, … attempt: quick at first, then at the pace of mail queues. */
const waits = [1, 5, 15, 60, 240, 720, 1440].map((minutes) => minutes * minute);

/** How often one invitation is handed over before it counts as undeliverable. */
export const mostAttempts = waits.length + 1;

/**
 * When to try again after a passing refusal; undefined when it is time to give up, because all
 * attempts are used or the survey would be closed to the customer by then.
 *
 * @param attempts attempts made so far, at least 1
 */
export function nextAttemptAt(attempts: number, now: Date, expiresAt: Date): Date | undefined {
  const wait = waits[attempts - 1];
  if (wait === undefined) return undefined;
  const next = new Date(now.getTime() + wait);
  return next < expiresAt ? next : undefined;
}
