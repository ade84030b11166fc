import "server-only";
import { connection } from "@/lib/access/connection";
import type { Door } from "@/lib/access/door";

/** What the sign-in verbs need before anybody is signed in. */
export function door(): Door {
  return { database: connection(), now: () => new Date() };
}
