import type { ChannelRow } from "@/lib/delivery/channel.store";
import {
  emailSettings,
  secretsOf,
  smsSettings,
  webhookSettings,
} from "@/lib/delivery/channel-config";
import type { EmailSettings } from "@/lib/delivery/channel-shapes";
import type { Channel } from "@/lib/delivery/channels/channel";
import { emailChannel } from "@/lib/delivery/channels/email";
import { templateChannel, twilioChannel } from "@/lib/delivery/channels/sms";
import { webhookChannel } from "@/lib/delivery/channels/webhook";
import type { SendingKind } from "@/lib/delivery/kinds";
import { receiptsUrl } from "@/lib/delivery/link";
import { returnPath } from "@/lib/delivery/return-path";
import { env } from "@/lib/ground/env";
import { type DkimKey, type MailServer, openMailServer } from "@/lib/ground/mail";
import { PrivateAddress, publicAddressOf } from "@/lib/ground/public-address";

/** Opens a channel as the organisation has set it up; undefined when it cannot be used as it is. */
export async function openChannel(
  kind: SendingKind,
  row: ChannelRow | undefined,
): Promise<Channel | undefined> {
  if (kind === "email") return openEmail(row);
  if (row === undefined) return undefined;
  return kind === "sms" ? openSms(row) : openWebhook(row);
}

function openSms(row: ChannelRow): Channel | undefined {
  const settings = smsSettings(row);
  const { secret } = secretsOf(row);
  if (settings?.provider === "twilio") {
    if (secret === undefined) return undefined;
    return twilioChannel({ ...settings, authToken: secret, statusUrl: statusUrl(row) });
  }
  return settings ? templateChannel({ ...settings, headerValue: secret ?? "" }) : undefined;
}

/** Twilio refuses messages whose status is to be told to an address that it cannot reach. */
function statusUrl({ organizationId }: ChannelRow): string | undefined {
  const url = receiptsUrl("sms", organizationId);
  return url.startsWith("https://") ? url : undefined;
}

function openWebhook(row: ChannelRow): Channel | undefined {
  const settings = webhookSettings(row);
  const { signingKey } = secretsOf(row);
  if (!settings || signingKey === undefined) return undefined;
  const { url } = settings;
  return webhookChannel({ url, signingKey });
}

async function openEmail(row: ChannelRow | undefined): Promise<Channel> {
  const { server, dkim, bounceAddress } = emailSettings(row);
  const secrets = row === undefined ? {} : secretsOf(row);
  const options = {
    dkim: dkimKey(dkim, secrets.dkimKey),
    returnPathOf: returnPathsTo(bounceAddress, row?.organizationId),
  };
  if (server === null) return emailChannel(undefined, options);
  const opened = await openOwnServer(server, secrets.password ?? "");
  if ("kind" in opened) return { send: async () => opened };
  const channel = emailChannel(opened, options);
  return { ...channel, close: opened.close };
}

/** A reminder's mail comes back as its invitation's: the number behind the id is left out. */
function returnPathsTo(address: string | null, organizationId: string | undefined) {
  if (address === null || organizationId === undefined) return undefined;
  return (key: string) => {
    const [invitationId = key] = key.split(".");
    return returnPath(address, { organizationId, invitationId }, env().AUTH_SECRET);
  };
}

function dkimKey(dkim: EmailSettings["dkim"], privateKey: string | undefined): DkimKey | undefined {
  if (dkim === null || privateKey === undefined) return undefined;
  return { domainName: dkim.domain, keySelector: dkim.selector, privateKey };
}

type Unreachable = { kind: "unreachable"; reason: string };

async function openOwnServer(
  { host: name, port, secure, user }: NonNullable<EmailSettings["server"]>,
  password: string,
): Promise<MailServer | Unreachable> {
  try {
    const host = await publicAddressOf(name);
    const login = user === "" ? undefined : { user, password };
    return openMailServer({ host, name, port, secure, login });
  } catch (error) {
    if (error instanceof PrivateAddress) return { kind: "unreachable", reason: error.message };
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return { kind: "unreachable", reason: `${name} cannot be found.` };
  }
}
