import { AsyncLocalStorage } from "node:async_hooks";
import type { Turns } from "@/lib/ground/turns";

// Whether a transaction of the work under way waits for its turn.
const taking = new AsyncLocalStorage<boolean>();

/**
 * Does work whose transactions may read for minutes: of these only so many run at a time, so that
 * everybody else's find a connection. In between no turn is held, and one computation can wait for
 * another.
 *
 * @throws when begun within a transaction of another one: enough of these would wait for ever
 */
export async function asComputation<R>(work: () => Promise<R>): Promise<R> {
  if (taking.getStore() === false)
    throw new Error("A computation holds a turn and begins another.");
  return taking.run(true, work);
}

/** Lets a transaction wait for its turn, if it is a computation's and not within another. */
export function inTurn<R>(turns: Turns, transaction: () => Promise<R>): Promise<R> {
  if (!taking.getStore()) return transaction();
  return turns.take(() => taking.run(false, transaction));
}
