import { readAdministrators } from "@/lib/access/administrators";
import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import type { Channel, Outgoing } from "@/lib/delivery/channels/channel";
import { emailChannel } from "@/lib/delivery/channels/email";
import { kindWords } from "@/lib/delivery/kinds";
import { openChannel } from "@/lib/delivery/open-channel";
import type { ChannelNews } from "@/lib/delivery/telling/shapes";
import { env } from "@/lib/ground/env";
import { newId } from "@/lib/ground/ids";

/**
 * Mails administrators that a channel fails or works again: by the installation's own mail server, or,
 * where it does not take the mail, by the organisation's. What neither takes is not tried again: the
 * channel's page says the same, and a late word would be a wrong one.
 *
 * @returns how many were told
 */
export async function tellAdministrators(
  ctx: Context,
  news: Pick<ChannelNews, "channel" | "problem">,
  open: () => Promise<Channel[]> = () => ways(ctx),
): Promise<number> {
  const administrators = await readAdministrators(ctx);
  const organization = await readOrganization(ctx);
  const channels = await open();
  let told = 0;
  try {
    for (const { email, name } of administrators) {
      const message = mailOf(news, organization, { address: email, name });
      if (await isTaken(channels, message)) told += 1;
    }
  } finally {
    for (const channel of channels) channel.close?.();
  }
  return told;
}

async function ways(ctx: Context): Promise<Channel[]> {
  const row = (await inTransaction(ctx, findChannels)).find(({ kind }) => kind === "email");
  const own = row && (await openChannel("email", row));
  return own ? [emailChannel(), own] : [emailChannel()];
}

async function isTaken(channels: readonly Channel[], message: Outgoing): Promise<boolean> {
  for (const channel of channels) {
    if ((await channel.send(message)).kind === "accepted") return true;
  }
  return false;
}

type Organization = Awaited<ReturnType<typeof readOrganization>>;

function mailOf(
  { channel, problem }: Pick<ChannelNews, "channel" | "problem">,
  { name, mailSender, mailReplyTo }: Organization,
  to: Outgoing["to"],
): Outgoing {
  const { APP_URL } = env();
  const what = kindWords[channel];
  const subject = problem === null ? `${what} works again` : `${what} fails`;
  const said =
    problem === null
      ? `${what} of ${name} works again. What was waiting is being sent.`
      : `${what} of ${name} cannot be used. Messages wait, and are sent when it works again; nothing is lost.\n\nThe last reason was: ${problem}`;
  return {
    key: newId(),
    to,
    from: { name, address: mailSender, replyTo: mailReplyTo },
    ...{ subject, text: `${said}\n\n${APP_URL}/settings/channels`, html: null },
    ...{ surveyUrl: APP_URL, preferencesUrl: "" },
  };
}
