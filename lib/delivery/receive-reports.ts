import { type Context, systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import { secretsOf, smsSettings } from "@/lib/delivery/channel-config";
import { readLink, receiptsUrl } from "@/lib/delivery/link";
import { readMailReport } from "@/lib/delivery/reports/mail-report";
import { readProviderReports } from "@/lib/delivery/reports/provider-report";
import type { Report } from "@/lib/delivery/reports/report";
import { isSignedByTwilio, readTwilioReport } from "@/lib/delivery/reports/twilio-report";
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
  /** Twilio's own, beside the address's. */
  signature: string | null;
  body: Buffer;
}

/** Takes what a provider or mail server posts. @throws Refusal for an address or a body of nobody's */
export async function receiveReports(door: Door, posted: Posted): Promise<{ taken: number }> {
  const { channel, key } = posted;
  const link = readLink(key, env().AUTH_SECRET);
  if (link?.purpose !== "receipts" || (channel !== "email" && channel !== "sms")) {
    throw new Refusal("not-found", "There is no such address for receipts.");
  }
  const ctx = systemContext(door.database, link.organizationId, door.now);
  const reports = channel === "email" ? await fromMail(ctx, posted) : await fromSms(ctx, posted);
  return takeReports(ctx, channel, reports);
}

async function fromMail(ctx: Context, { contentType, body }: Posted): Promise<Report[]> {
  if (/json/i.test(contentType)) return fromJson(body);
  return readMailReport(body, (address) =>
    readReturnPath(address, ctx.organizationId, env().AUTH_SECRET),
  );
}

function fromJson(body: Buffer): Report[] {
  let given: unknown;
  try {
    given = JSON.parse(body.toString());
  } catch {
    throw new Refusal("malformed", "The body is not valid JSON.");
  }
  const reports = readProviderReports(given);
  if (!reports) throw new Refusal("invalid", "This is no report that is known here.");
  return reports;
}

async function fromSms(ctx: Context, posted: Posted): Promise<Report[]> {
  const row = (await inTransaction(ctx, findChannels)).find(({ kind }) => kind === "sms");
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
