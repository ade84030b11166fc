/** How a channel has been doing lately. */
export interface CircuitState {
  /** Times in a row that it could not be used. */
  failures: number;
  /** Nothing is tried before; null while the circuit is closed. */
  openUntil: Date | null;
}

/** One lost connection is weather; this many in a row are a failing provider. */
const failuresToOpen = 3;
const firstWaitSeconds = 30;
const longestWaitSeconds = 900;

/**
 * The circuit after one more failure. It opens after three in a row, for half a minute at first and
 * twice as long each time, a quarter of an hour at most; when a provider says when to come back,
 * then at once and until then. After that one message is tried before the others.
 */
export function afterFailure(
  { failures: before }: CircuitState,
  now: Date,
  retryAfterSeconds?: number,
): CircuitState {
  const failures = before + 1;
  const doubled = firstWaitSeconds * 2 ** Math.min(failures - failuresToOpen, 10);
  const wait = failures < failuresToOpen ? 0 : Math.min(doubled, longestWaitSeconds);
  const seconds = Math.max(wait, retryAfterSeconds ?? 0);
  return { failures, openUntil: seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null };
}

/** Whether messages may be handed over now. */
export function isOpen({ openUntil }: CircuitState, now: Date): boolean {
  return openUntil !== null && openUntil > now;
}
