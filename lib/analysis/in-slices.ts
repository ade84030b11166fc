const sliceMilliseconds = 12;

/**
 * Runs a long computation without holding up everybody else: between slices of about 12 ms the
 * process answers other requests. A generator yields wherever it may be interrupted; a number that
 * it yields is the share that is done.
 *
 * @param report told the share after a slice; the computation goes on when it has heard
 */
export async function inSlices<R>(
  computation: Generator<unknown, R>,
  report?: (share: number) => Promise<void>,
): Promise<R> {
  for (;;) {
    const end = performance.now() + sliceMilliseconds;
    let said: unknown;
    do {
      const step = computation.next();
      if (step.done) return step.value;
      said = step.value;
    } while (performance.now() < end);
    if (typeof said === "number") await report?.(said);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
