import type { Channel } from "@/lib/delivery/channels/channel";
import { type MailServer, mailServer } from "@/lib/ground/mail";

/** E-mail over SMTP; without a server, mail is kept where members can read it. */
export function emailChannel(server: MailServer | undefined = mailServer()): Channel {
  return {
    deliver: async (mail) => (server === undefined ? { kind: "kept" } : server.hand(mail)),
  };
}
