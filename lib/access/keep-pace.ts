import { latestActs } from "@/lib/access/audit.store";
import type { Tx } from "@/lib/access/context";
import { holdName } from "@/lib/db/hold-name";
import { Refusal } from "@/lib/ground/refusal";

const hour = 3_600_000;

interface Pace {
  /** What the audit trail calls it; each act counts by itself. */
  act: string;
  /** So many within an hour, by whoever acts. */
  perHour: number;
  /** What whoever did it as often has done, after "You have". */
  done: string;
}

/**
 * Lets whoever acts do something once more, if they have not done it as often within an hour. They do it
 * one after the other until the transaction ends, in which the act must be recorded: as many at once
 * count one another.
 *
 * @throws Refusal "throttled" with the seconds until the oldest counts no more
 */
export async function keepPace(tx: Tx, { act, perHour, done }: Pace): Promise<void> {
  const { actor } = tx;
  await holdName(tx, "pace", actor.kind, actor.kind === "system" ? "" : actor.id, act);
  const now = tx.now().getTime();
  const latest = await latestActs(tx, { actor, act, after: new Date(now - hour) }, perHour);
  const oldest = latest[perHour - 1];
  if (!oldest) return;
  const retryAfterSeconds = Math.ceil((oldest.getTime() + hour - now) / 1000);
  const message = `You have ${done} within an hour. Try again later.`;
  throw new Refusal("throttled", message, { retryAfterSeconds });
}
