import "server-only";
import { headers } from "next/headers";
import { connection } from "@/lib/access/connection";
import type { Door } from "@/lib/access/door";

/** Who calls, for throttling: written by our own server, whatever the caller wrote there. */
export async function callerOf(): Promise<string> {
  return (await headers()).get("x-vocal-address") ?? "unknown";
}

/** What the sign-in verbs need before anybody is signed in. */
export function door(): Door {
  return { database: connection(), now: () => new Date() };
}
