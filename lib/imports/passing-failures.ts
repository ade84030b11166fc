/** Deadlock, serialisation, unique violation: what two writers at the same rows may meet. */
const collisions = new Set(["40P01", "40001", "23505"]);

/** A batch gave up its turn, so that whoever waits for its rows can go on. */
export class TooLongInTurn extends Error {}

/** Another import gave a staged referral to somebody else, before its customers were held. */
export class MovedMeanwhile extends Error {}

/** Somebody is being erased at this moment; once that is done, the same chunk can be tried again. */
export class ErasureUnderWay extends Error {}

/** Whether trying the same chunk again can help. */
export function isCollision(error: unknown): boolean {
  if (error instanceof TooLongInTurn || error instanceof MovedMeanwhile) return true;
  return error instanceof Error && "code" in error && collisions.has(String(error.code));
}

/** Connection lost or refused, database starting or stopping, as SQLSTATE, postgres.js or Node say it. */
const outage = /^(08...|57P0[1-3]|53300|CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|ETIMEDOUT|EPIPE)$/;

/** Whether the database was away, however deep another error wraps that. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && outage.test(String(error.code))) || isOutage(error.cause);
}
