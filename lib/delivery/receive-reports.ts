import { type Context, systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import { secretsOf, smsSettings } from "@/lib/delivery/channel-config";
import { isSigned } from "@/lib/delivery/channels/vocal-signature";
import { type SendingKind, sendingKinds } from "@/lib/delivery/kinds";
import { readLink, receiptsUrl } from "@/lib/delivery/link";
import { readMailReport } from "@/lib/delivery/reports/mail-report";
import { readProviderReports } from "@/lib/delivery/reports/provider-report";
import type { Report } from "@/lib/delivery/reports/report";
import { isSignedByTwilio, readTwilioReport } from "@/lib/delivery/reports/twilio-report";
import { readWebhookReports } from "@/lib/delivery/reports/webhook-report";
import { readReturnPath } from "@/lib/delivery/return-path";
import { takeReports } from "@/lib/delivery/take-reports";
import { env } from "@/lib/ground/env";
import { Refusal } from "@/lib/ground/refusal";

/** What was posted to an organisation's address for receipts. */
export interface Posted {
  channel: string;
  /** The signed part of the address: holding it is the permission. */
  key: string;
  contentType: string;
  /** Twilio's, or that of a webhook's receiver, beside the address's. */
  signature: string | null;
  body: Buffer;
}

/** Takes what a provider or mail server posts. @throws Refusal for an address or a body of nobody's */
export async function receiveReports(door: Door, posted: Posted): Promise<{ taken: number }> {
  const { channel, key } = posted;
  const link = readLink(key, env().AUTH_SECRET);
  if (link?.purpose !== "receipts" || !isReporting(channel)) {
    throw new Refusal("not-found", "There is no such address for receipts.");
  }
  const ctx = systemContext(door.database, link.organizationId, door.now);
  return takeReports(ctx, channel, await readReports[channel](ctx, posted));
}

const readReports = { email: fromMail, sms: fromSms, webhook: fromWebhook };

const isReporting = (channel: string): channel is SendingKind =>
  sendingKinds.some((kind) => kind === channel);

async function fromMail(ctx: Context, { contentType, body }: Posted): Promise<Report[]> {
  if (/json/i.test(contentType)) return fromJson(body);
  return readMailReport(body, (address) =>
    readReturnPath(address, ctx.organizationId, env().AUTH_SECRET),
  );
}

function fromJson(body: Buffer, read = readProviderReports): Report[] {
  let given: unknown;
  try {
    given = JSON.parse(body.toString());
  } catch {
    throw new Refusal("malformed", "The body is not valid JSON.");
  }
  const reports = read(given);
  if (!reports) throw new Refusal("invalid", "This is no report that is known here.");
  return reports;
}

async function fromSms(ctx: Context, posted: Posted): Promise<Report[]> {
  const row = await rowOf(ctx, "sms");
  if (smsSettings(row)?.provider !== "twilio") return fromJson(posted.body);
  const fields = new URLSearchParams(posted.body.toString());
  const url = receiptsUrl("sms", ctx.organizationId);
  const { secret = "" } = row === undefined ? {} : secretsOf(row);
  const signed = { url, fields, signature: posted.signature ?? "" };
  if (secret === "" || !isSignedByTwilio(signed, secret)) {
    throw new Refusal("forbidden", "This was not signed by Twilio.");
  }
  return readTwilioReport(fields);
}

/** The receiver signs what it posts as what it is posted is signed, with the same key. */
async function fromWebhook(ctx: Context, { signature, body }: Posted): Promise<Report[]> {
  const row = await rowOf(ctx, "webhook");
  const { signingKey = "" } = row === undefined ? {} : secretsOf(row);
  const signed = { body, signature: signature ?? "" };
  if (signingKey === "" || !isSigned(signed, signingKey, ctx.now())) {
    throw new Refusal("forbidden", "This was not signed with the webhook's signing key.");
  }
  return fromJson(body, readWebhookReports);
}

async function rowOf(ctx: Context, wanted: SendingKind) {
  return (await inTransaction(ctx, findChannels)).find(({ kind }) => kind === wanted);
}
