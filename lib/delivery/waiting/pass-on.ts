import type { Tx } from "@/lib/access/context";
import { findChannels } from "@/lib/delivery/channel.store";
import { widgetSettings } from "@/lib/delivery/channel-config";
import { passOnUnseen } from "@/lib/delivery/waiting/waiting.store";

const day = 86_400;

/**
 * Hands what waits on the organisation's own site to the survey's next channel, where the customer has
 * not come by in time; inside the caller's own verb. Where there is no other, it waits until it expires.
 *
 * @returns whether there may be more to hand on
 */
export async function passOn(tx: Tx): Promise<boolean> {
  const row = (await findChannels(tx)).find(({ kind }) => kind === "widget");
  if (row === undefined) return false;
  // Switched off, nobody is shown anything there, and waiting has no sense.
  const wait = row.active ? widgetSettings(row).waitDays * day : 0;
  return passOnUnseen(tx, wait);
}
