import { generateKeyPairSync } from "node:crypto";
import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { WarmUp } from "@/lib/delivery/allowance";
import { type ChannelRow, holdChannel, upsertChannel } from "@/lib/delivery/channel.store";
import {
  emailSettings,
  letterSettings,
  sealSecrets,
  secretsOf,
} from "@/lib/delivery/channel-config";
import type {
  EmailSettings,
  PhoneSettings,
  SaveEmailChannel,
  SaveLetterChannel,
  SavePhoneChannel,
  SaveSmsChannel,
  SaveWebhookChannel,
  SaveWidgetChannel,
  Secrets,
  SmsSettings,
  WebhookSettings,
} from "@/lib/delivery/channel-shapes";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { countAddressed } from "@/lib/delivery/letters/post-address.store";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { newToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

interface Saved {
  active: boolean;
  settings: object;
  secrets: Secrets;
  perMinute?: number | null;
  warmUp?: WarmUp;
}

const notNew: WarmUp = { warmUpFrom: null, warmUpDomain: null };

/** One save of one channel: what was there is held, so that two savers take turns. */
async function save(
  ctx: Context,
  kind: PlannedKind,
  savedOf: (before: ChannelRow | undefined, secrets: Secrets, tx: Tx) => Saved | Promise<Saved>,
): Promise<void> {
  permit(ctx, "channels.manage");
  await inTransaction(ctx, async (tx) => {
    const before = await holdChannel(tx, kind);
    const saved = await savedOf(before, before ? secretsOf(before) : {}, tx);
    const { active, settings, secrets, perMinute = null, warmUp = notNew } = saved;
    const sealed =
      Object.keys(secrets).length > 0 ? sealSecrets(tx.organizationId, kind, secrets) : null;
    await upsertChannel(tx, kind, { active, settings, sealed, perMinute, ...warmUp });
    await recordAct(tx, "channel.saved", { kind: "channel" }, { channel: kind, active });
    await wakeSenderIfDue(tx);
  });
}

/** Sets up e-mail: a server of one's own or the installation's, signed or not. */
export async function saveEmailChannel(ctx: Context, input: SaveEmailChannel): Promise<void> {
  const { active, host, port, secure, user, password, dkimDomain, perMinute, warmUp, seeds } =
    input;
  const bounceAddress = input.bounceAddress === "" ? null : input.bounceAddress;
  await save(ctx, "email", (before, secrets, tx) => {
    const server = host === "" ? null : { host, port, secure, user };
    const { dkim, dkimKey } = dkimFor(dkimDomain, emailSettings(before).dkim, secrets.dkimKey);
    const settings: EmailSettings = { server, dkim, bounceAddress, seeds };
    const kept = user === "" ? undefined : password || keptPassword(server, before, secrets);
    const isNew = {
      warmUpFrom: before?.warmUpFrom ?? tx.now(),
      warmUpDomain: before?.warmUpDomain ?? null,
    };
    const own = { ...(kept && { password: kept }), ...(dkimKey && { dkimKey }) };
    return { active, settings, secrets: own, perMinute, warmUp: warmUp ? isNew : notNew };
  });
}

/** A password is for the server it was typed in for: whoever points elsewhere types it again. */
function movedServer(server: EmailSettings["server"], before: ChannelRow | undefined): boolean {
  return server?.host !== emailSettings(before).server?.host;
}

/** The one that is known, where it still belongs: not sent in clear unasked that was typed in for TLS. */
function keptPassword(
  server: EmailSettings["server"],
  before: ChannelRow | undefined,
  { password }: Secrets,
): string | undefined {
  if (!password || movedServer(server, before)) return undefined;
  if (!emailSettings(before).server?.secure || server?.secure) return password;
  throw missing("password", "Type in the password again: without TLS it may leave in clear.");
}

function dkimFor(
  domain: string,
  known: EmailSettings["dkim"],
  knownKey: string | undefined,
): { dkim: EmailSettings["dkim"]; dkimKey?: string } {
  if (domain === "") return { dkim: null };
  if (known?.domain === domain && knownKey) return { dkim: known, dkimKey: knownKey };
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const selector = `vocal-${newToken()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 8)}`;
  return {
    dkim: { domain, selector, publicKey: publicKey.toString("base64") },
    dkimKey: privateKey,
  };
}

const twilioApi = "https://api.twilio.com";

/** Sets up SMS. */
export async function saveSmsChannel(ctx: Context, input: SaveSmsChannel): Promise<void> {
  const { active, secret: typed, perMinute } = input;
  await save(ctx, "sms", (before, secrets) => {
    const settings = smsSettingsOf(input);
    const moved = before !== undefined && targetOf(before.settings) !== targetOf(settings);
    const secret = typed || (moved ? undefined : secrets.secret);
    const needed = input.provider === "twilio" || input.header !== "";
    if (needed && !secret) throw missing("secret", "Type in the secret for this provider.");
    const kept: Secrets = secret ? { secret } : {};
    return { active, settings, secrets: kept, perMinute };
  });
}

function smsSettingsOf(input: SaveSmsChannel): SmsSettings {
  const { provider, from, accountSid, apiUrl, url, format, body, header, idField } = input;
  if (provider === "template") return { provider, from, url, format, body, header, idField };
  return { provider, from, accountSid, apiUrl: (apiUrl || twilioApi).replace(/\/+$/, "") };
}

/** Where a secret is sent: it must not follow when somebody points the channel elsewhere. */
function targetOf(settings: unknown): string {
  const { url, apiUrl } = settings as { url?: string; apiUrl?: string };
  return new URL(url ?? apiUrl ?? twilioApi).origin;
}

/**
 * Sets up the webhook.
 *
 * @returns the key that signs its messages, once: when the channel is made or leads elsewhere
 */
export async function saveWebhookChannel(
  ctx: Context,
  { active, label, url, perMinute }: SaveWebhookChannel,
): Promise<{ signingKey: string | null }> {
  let made: string | null = null;
  await save(ctx, "webhook", (before, secrets) => {
    const moved = before !== undefined && targetOf(before.settings) !== targetOf({ url });
    const signingKey = (!moved && secrets.signingKey) || newToken();
    made = signingKey === secrets.signingKey ? null : signingKey;
    const settings: WebhookSettings = { label, url };
    return { active, settings, secrets: { signingKey }, perMinute };
  });
  return { signingKey: made };
}

/** Sets up the telephone: whether members call, and how often one customer. */
export async function savePhoneChannel(
  ctx: Context,
  { active, attempts }: SavePhoneChannel,
): Promise<void> {
  const settings: PhoneSettings = { attempts };
  await save(ctx, "phone", () => ({ active, settings, secrets: {} }));
}

/**
 * Sets up letters: where customers' postal addresses are found. An attribute that is mistyped would leave
 * all that wait without an address, and have them called off within the minute: that is refused.
 */
export async function saveLetterChannel(
  ctx: Context,
  { active, ...settings }: SaveLetterChannel,
): Promise<void> {
  await save(ctx, "letter", async (before, _, tx) => {
    const counted = before && (await countAddressed(tx, letterSettings(before), settings));
    if (counted && counted.one > 0 && counted.other === 0) throw noneReached(counted.one);
    return { active, settings, secrets: {} };
  });
}

/** Sets up the organisation's own site or app: whether invitations wait there, and how long. */
export async function saveWidgetChannel(
  ctx: Context,
  { active, ...settings }: SaveWidgetChannel,
): Promise<void> {
  await save(ctx, "widget", () => ({ active, settings, secrets: {} }));
}

function noneReached(waiting: number): Refusal {
  const letters =
    waiting === 1
      ? "The letter that waits would have no"
      : "None of the letters that wait would have an";
  const message = `${letters} address by these attributes.`;
  return new Refusal("invalid", message, {
    fields: [{ path: "street", code: "unknown", message }],
  });
}

function missing(path: string, message: string): Refusal {
  return new Refusal("invalid", message, { fields: [{ path, code: "missing", message }] });
}
