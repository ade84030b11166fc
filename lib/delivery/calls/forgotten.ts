const forgottenMilliseconds = 3_600_000;

/** A call that was taken before this moment and never ended can be taken by somebody else. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - forgottenMilliseconds);
}
