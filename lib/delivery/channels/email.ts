import type { Channel, Outgoing } from "@/lib/delivery/channels/channel";
import {
  type DkimKey,
  defaultSender,
  type Mail,
  type MailServer,
  mailServer,
} from "@/lib/ground/mail";

interface EmailOptions {
  dkim?: DkimKey | undefined;
  /** Where a mail comes back to, by the key of its message. */
  returnPathOf?: ((key: string) => string | undefined) | undefined;
}

/** E-mail over SMTP; without a server, mail is kept where members can read it. */
export function emailChannel(
  server: MailServer | undefined = mailServer(),
  options: EmailOptions = {},
): Channel {
  if (server === undefined) return { send: async () => ({ kind: "kept" }) };
  return {
    send: (message) => server.hand(mailOf(message, options)),
    sendIf: (message, wanted) => server.handIf(mailOf(message, options), wanted),
  };
}

function mailOf(message: Outgoing, { dkim, returnPathOf }: EmailOptions): Mail {
  const { key, to, from, subject, text, html, preferencesUrl } = message;
  return {
    ...{ subject, text, html: html ?? undefined, dkim },
    from: { name: from.name, address: from.address ?? defaultSender().address },
    to: { address: to.address, name: to.name ?? undefined },
    replyTo: from.replyTo === null ? undefined : { name: from.name, address: from.replyTo },
    messageKey: key,
    returnPath: returnPathOf?.(key),
    unsubscribeUrl: preferencesUrl || undefined,
  };
}
