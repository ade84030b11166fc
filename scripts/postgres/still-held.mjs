/**
 * Whether a start failed only because a process that was killed still holds the server's shared memory.
 *
 * @param {Buffer} log what the server has ever written: starts are appended to one another
 * @param {number} from how many bytes of it were there before this start
 */
export function isStillHeld(log, from) {
  return log.subarray(from).includes("pre-existing shared memory block");
}
