"use server";

import { leave } from "@/app/_wiring/auth";

/** Ends this session. */
export async function signOut(): Promise<void> {
  await leave();
}
