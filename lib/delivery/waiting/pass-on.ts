import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { findChannels } from "@/lib/delivery/channel.store";
import { widgetSettings } from "@/lib/delivery/channel-config";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { openAmong } from "@/lib/delivery/open-kinds";
import { plansWithReminders } from "@/lib/delivery/plan.store";
import { hoursOf, sameTimeInHours } from "@/lib/delivery/same-time-of-day";
import { didNotComeBy } from "@/lib/delivery/waiting/did-not-come-by";
import {
  longWaiting,
  type Move,
  moveWaiting,
  type Waiting,
  waitingToRemind,
} from "@/lib/delivery/waiting/waiting.store";
import { waitingReminders } from "@/lib/delivery/waiting/waiting-reminders";

const day = 86_400;
const atOnce = 500;

/**
 * Hands what waits on the organisation's own site to the survey's next channel, where the customer has
 * not come by in time, and reminds of it as the survey's plan has it; inside the caller's own verb.
 * Where there is no other channel, it waits until it expires; where all others are switched off, until one
 * is switched on.
 *
 * @returns whether there may be more to hand on
 */
export async function passOn(tx: Tx): Promise<boolean> {
  const channels = await findChannels(tx);
  const row = channels.find(({ kind }) => kind === "widget");
  if (row === undefined) return false;
  // Switched off, nobody is shown anything there, and waiting has no sense.
  const wait = row.active ? widgetSettings(row).waitDays * day : 0;
  const zone = await timeZoneOf(tx);
  const open = openAmong(channels);
  const reminded = await remindWaiting(tx, zone, open);
  const unseen = await longWaiting(tx, wait, { open, limit: atOnce });
  const moves = unseen.map((one) => moveOn(tx, one, { zone, open }));
  await moveWaiting(tx, moves, didNotComeBy);
  return reminded === atOnce || unseen.length === atOnce;
}

/** Who has answered, said no or been erased has nothing that waits, and is not reminded. */
async function remindWaiting(
  tx: Tx,
  zone: string,
  open: ReadonlySet<PlannedKind>,
): Promise<number> {
  const plans = [...(await plansWithReminders(tx))];
  const reminders = plans.flatMap(([surveyId, plan]) => waitingReminders(surveyId, plan, open));
  const due = await waitingToRemind(tx, reminders, { open, limit: atOnce });
  const moves = due.map((one): Move => {
    const { id, by, number, route, expiresAt } = one;
    const at = sameTimeInHours(one.dueAt, tx.now(), hoursOf(one, zone));
    const always = { id, dueAt: at.toISOString(), remindersSent: number };
    if (at >= expiresAt) return { ...always, channel: null, route };
    // Where nothing else reaches the customer it waits on.
    const others = route.filter((kind) => kind !== by && kind !== "widget");
    return { ...always, channel: by, route: [...others, "widget"] };
  });
  await moveWaiting(tx, moves, null);
  return due.length;
}

interface Standing {
  zone: string;
  open: ReadonlySet<PlannedKind>;
}

/**
 * By the next channel that is switched on, at the time of day that the invitation was meant for; not where no
 * hour is left. Those before it, which are switched off, are tried last: they may be on by then.
 */
function moveOn(tx: Tx, one: Waiting, { zone, open }: Standing): Move {
  const { id, route, expiresAt, remindersSent } = one;
  const at = sameTimeInHours(one.dueAt, tx.now(), hoursOf(one, zone));
  const always = { id, dueAt: at.toISOString(), remindersSent };
  const next = route.findIndex((kind) => kind !== "widget" && open.has(kind));
  const channel = route[next];
  if (channel === undefined || at >= expiresAt) return { ...always, channel: null, route: [] };
  return { ...always, channel, route: [...route.slice(next + 1), ...route.slice(0, next)] };
}
