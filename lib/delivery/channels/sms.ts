import type { Channel, Outgoing } from "@/lib/delivery/channels/channel";
import { post, textAt } from "@/lib/delivery/channels/post";
import type { AddressVerdict } from "@/lib/ground/mail";

/** Twilio's own interface. */
export interface Twilio {
  apiUrl: string;
  accountSid: string;
  authToken: string;
  from: string;
  /** Where it tells what becomes of a message. */
  statusUrl?: string | undefined;
}

/** A short message through Twilio (Programmable Messaging, 2010-04-01). */
export function twilioChannel(twilio: Twilio): Channel {
  const { apiUrl, accountSid, authToken, from, statusUrl } = twilio;
  const url = `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const login = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
  const headers = {
    authorization: `Basic ${login}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const sender = from.startsWith("MG") ? "MessagingServiceSid" : "From";
  return {
    send: async ({ to, text }) => {
      const fields = {
        ...{ To: to.address, [sender]: from, Body: text },
        ...(statusUrl !== undefined && { StatusCallback: statusUrl }),
      };
      const body = new URLSearchParams(fields).toString();
      const receipt = await post({ url, headers, body }, (reply) => textAt("sid", reply));
      const address = receipt.kind === "refused" ? verdictOf(receipt.reason) : undefined;
      return receipt.kind === "refused" && address ? { ...receipt, address } : receipt;
    },
  };
}

/**
 * Twilio's error codes that speak of the number, whatever is sent there: 21610 is its STOP list, 30005
 * an unknown number and 30006 a landline.
 */
const verdicts: Record<string, AddressVerdict> = {
  21211: "gone",
  21610: "no",
  21614: "gone",
  30005: "gone",
  30006: "gone",
};

/** What one of Twilio's error codes says of a number. */
export const verdictOfCode = (code: string): AddressVerdict | undefined => verdicts[code];

const verdictOf = (reason: string) => verdictOfCode(/ \((\d{5})\)$/.exec(reason)?.[1] ?? "");

/** Any provider that takes one POST for one message. */
export interface TemplateProvider {
  url: string;
  format: "json" | "form";
  /** With {{to}}, {{text}}, {{from}} and {{key}} where they belong. */
  body: string;
  from: string;
  header: string;
  headerValue: string;
  /** Where the reply names the message, as a dotted path. */
  idField: string;
}

/** A short message through a provider described by a template. */
export function templateChannel(provider: TemplateProvider): Channel {
  const { url, format, header, headerValue, idField } = provider;
  const type = format === "json" ? "application/json" : "application/x-www-form-urlencoded";
  return {
    send: (message) => {
      const headers = {
        "content-type": type,
        "idempotency-key": message.key,
        ...(header !== "" && { [header.toLowerCase()]: headerValue }),
      };
      const body = fill(provider, message);
      return post({ url, headers, body }, (reply) => textAt(idField, reply));
    },
  };
}

/** The template with its blanks filled, each value written so that it stays inside its place. */
function fill(
  { body, format, from }: Pick<TemplateProvider, "body" | "format" | "from">,
  { to, text, key }: Pick<Outgoing, "to" | "text" | "key">,
): string {
  const values: Record<string, string> = { to: to.address, text, from, key };
  const written = (value: string) =>
    format === "json" ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value);
  return body.replace(/\{\{\s*(\w+)\s*\}\}/g, (blank, name: string) => {
    const value = values[name];
    return value === undefined ? blank : written(value);
  });
}
