import type { Tx } from "@/lib/access/context";
import { type ChannelRow, findChannels } from "@/lib/delivery/channel.store";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";

/** The channels that are switched on; e-mail is, unless somebody switched it off. */
export async function openKinds(tx: Tx): Promise<Set<PlannedKind>> {
  return openAmong(await findChannels(tx));
}

/** The same of channels that were read already. */
export function openAmong(channels: readonly ChannelRow[]): Set<PlannedKind> {
  const isOn = (kind: PlannedKind) =>
    channels.find((row) => row.kind === kind)?.active ?? kind === "email";
  return new Set(plannedKinds.filter(isOn));
}
