import type { Tx } from "@/lib/access/context";
import { findChannels } from "@/lib/delivery/channel.store";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";

/** The channels that are switched on; e-mail is, unless somebody switched it off. */
export async function openKinds(tx: Tx): Promise<Set<PlannedKind>> {
  const rows = await findChannels(tx);
  const isOn = (kind: PlannedKind) =>
    rows.find((row) => row.kind === kind)?.active ?? kind === "email";
  return new Set(plannedKinds.filter(isOn));
}
