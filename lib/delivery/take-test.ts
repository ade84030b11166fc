import { countActs, recordAct } from "@/lib/access/audit";
import type { Tx } from "@/lib/access/context";
import { Refusal } from "@/lib/ground/refusal";

const hour = 3_600_000;

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
  const sent = await countActs(tx, act, new Date(tx.now().getTime() - hour));
  if (sent >= perHour) {
    const message = `You have sent ${perHour} tests within an hour. Try again later.`;
    throw new Refusal("throttled", message, { retryAfterSeconds: hour / 1000 });
  }
  await recordAct(tx, act, subject, detail);
}
