import { log } from "@/lib/ground/log";

const millisecondsBetween = 60_000;

/**
 * Does some work and says once a minute that it is still being done, also while nothing is heard of
 * it: a fit waits for the computing thread behind whatever is computed there.
 *
 * @param say that somebody is there; where it cannot be said, the next time may do
 */
export async function stayHeard<R>(say: () => Promise<void>, work: () => Promise<R>): Promise<R> {
  let saying = Promise.resolve();
  const clock = setInterval(() => {
    saying = saying.then(say).catch((error) => log.error("values.unheard", error));
  }, millisecondsBetween);
  try {
    return await work();
  } finally {
    clearInterval(clock);
    await saying;
  }
}
