const sliceMilliseconds = 12;

/**
 * Runs a long computation without holding up everybody else: between slices of about 12 ms the
 * process answers other requests. A generator yields wherever it may be interrupted.
 */
export async function inSlices<R>(computation: Generator<unknown, R>): Promise<R> {
  for (;;) {
    const end = performance.now() + sliceMilliseconds;
    do {
      const step = computation.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
