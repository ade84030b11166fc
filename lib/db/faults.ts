/** SQLSTATE classes of what one row can be to blame for: data exceptions, violated constraints. */
const ofOneRow = /^2[23]/;

/** True for a database's error that one row of a batch may have caused, alone. */
export function isOneRowsFault(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return ofOneRow.test(cause.code);
  }
  return false;
}
