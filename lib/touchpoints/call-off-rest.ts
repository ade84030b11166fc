import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue, enqueueMissing } from "@/lib/queue/jobs";
import {
  type CalledOff,
  type CallingOff,
  callOff,
  findIdlePending,
} from "@/lib/touchpoints/pending.store";
import { holdTrigger } from "@/lib/touchpoints/triggers.store";

const reasons = {
  switchedOff: { failure: "Its trigger was switched off.", reminders: false },
  removed: { failure: "Its trigger was removed.", reminders: true },
} as const satisfies Record<string, CallingOff>;

/**
 * Calls off the first set of what a trigger has still to send, inside the verb that switches it off or
 * removes it and holds it; the rest is called off by a job.
 *
 * @returns how many were called off, and whether there are more
 */
export async function beginCallingOff(tx: Tx, triggerId: string, why: keyof typeof reasons) {
  const { calledOff, last } = await callOff(tx, { triggerId }, reasons[why]);
  const { organizationId } = tx;
  if (last) await enqueue(tx, "trigger.call-off", [{ organizationId, triggerId }]);
  return { calledOff, more: last !== undefined };
}

/**
 * Calls off what is left, inside the verb that switches a trigger on and holds it: what is still there
 * afterwards would be sent after all.
 *
 * @throws Refusal "conflict" when it is more than one set
 */
export async function endCallingOff(tx: Tx, triggerId: string): Promise<void> {
  const { last } = await callOff(tx, { triggerId }, reasons.switchedOff);
  if (!last) return;
  const message = "What it had still to send is being called off. Switch it on when that is done.";
  throw new Refusal("conflict", message);
}

/**
 * Has called off what triggers have still to send that are switched off or removed, where no job is at it:
 * one may have failed for good, and what was given up may have been tried again since.
 */
export async function resumeCallingOff(tx: Tx): Promise<void> {
  const { organizationId } = tx;
  const payloads = (await findIdlePending(tx)).map((triggerId) => ({ organizationId, triggerId }));
  await enqueueMissing(tx, "trigger.call-off", { key: "triggerId", payloads });
}

interface Rest {
  triggerId: string;
  /** Stops between two sets: another worker goes on. */
  signal?: AbortSignal | undefined;
}

/**
 * Calls off, set by set, what a trigger has still to send that was switched off or removed, until nothing
 * is left. Of one that is switched on nothing is: whatever it has then was decided since.
 *
 * @returns how many were called off
 */
export async function callOffRest(ctx: Context, { triggerId, signal }: Rest): Promise<number> {
  permit(ctx, "triggers.edit");
  let all = 0;
  // Until a whole pass finds none: what was put off meanwhile may have been passed over.
  for (let inPass = 1; inPass > 0; all += inPass) {
    inPass = 0;
    let after: CalledOff | undefined;
    do {
      signal?.throwIfAborted();
      const set = await inTransaction(ctx, (tx) => nextSet(tx, triggerId, after));
      inPass += set.calledOff;
      after = set.last;
    } while (after);
  }
  return all;
}

async function nextSet(tx: Tx, triggerId: string, after: CalledOff | undefined) {
  const trigger = await holdTrigger(tx, triggerId, "share");
  if (trigger?.active) return { calledOff: 0, last: undefined };
  const why = trigger ? reasons.switchedOff : reasons.removed;
  return callOff(tx, { triggerId }, why, after);
}
