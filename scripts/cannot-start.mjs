/** A reason not to start, in one line for the person who tried. */
export class CannotStart extends Error {}

/**
 * What to tell that person: one line where the reason lies outside our code, else all there is.
 *
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof CannotStart) return error.message;
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return error;
  if (error.code !== "EACCES" && error.code !== "EPERM") return error.message;
  const file = "path" in error ? error.path : "a file";
  return `This account may not use ${file}: start as the account that did so first, or as its owner.`;
}
