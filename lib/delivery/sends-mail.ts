import type { ChannelRow } from "@/lib/delivery/channel.store";
import { emailSettings } from "@/lib/delivery/channel-config";
import { mailServer } from "@/lib/ground/mail";

/** Whether there is a server for an organisation's mail: its own, or the installation's. */
export function sendsMail(row: ChannelRow | undefined): boolean {
  return mailServer() !== undefined || emailSettings(row).server !== null;
}
