import { createHash, randomBytes, randomFillSync, timingSafeEqual } from "node:crypto";
import { v7 } from "uuid";

// Asking for randomness costs more than all the rest of an id, and imports need many at once.
const pool = Buffer.alloc(16_384);
let drawn = pool.length;
const sixteenBytes = Buffer.alloc(16);
let lastMillisecond = 0;
let sequence = 0;

/** Always the same buffer, filled anew: a view of the pool for each id would cost more than the id. */
function sixteenRandomBytes(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  pool.copy(sixteenBytes, 0, drawn, drawn + 16);
  drawn += 16;
  return sixteenBytes;
}

/** A new row's id: UUIDv7, so that ids sort by the time they were made. */
export function newId(): string {
  const random = sixteenRandomBytes();
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    sequence = random.readUInt32BE(6) >>> 2;
  } else sequence += 1;
  return v7({ random, msecs: lastMillisecond, seq: sequence });
}

/** A secret to hand out once: 256 random bits in base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: SHA-256 in hex. The secrets are random, so no salt is needed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares two secrets in time that depends on neither; hashing first hides their lengths. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
