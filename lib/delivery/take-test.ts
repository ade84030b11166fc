import { recordAct } from "@/lib/access/audit";
import type { Tx } from "@/lib/access/context";
import { keepPace } from "@/lib/access/keep-pace";

interface Test {
  /** What the audit trail calls it; each kind counts by itself. */
  act: string;
  /** So many within an hour, by whoever acts. */
  perHour: number;
  subject: Parameters<typeof recordAct>[2];
  detail: Parameters<typeof recordAct>[3];
}

/**
 * Counts a test to who sends it, and writes it down, before it is sent and whatever becomes of it.
 *
 * @throws Refusal "throttled" where there were as many
 */
export async function takeTest(tx: Tx, { act, perHour, subject, detail }: Test): Promise<void> {
  await keepPace(tx, { act, perHour, done: `sent ${perHour} tests` });
  await recordAct(tx, act, subject, detail);
}
