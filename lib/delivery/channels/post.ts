import type { Receipt } from "@/lib/delivery/channels/channel";
import {
  type OutgoingReply,
  type OutgoingRequest,
  postOutside,
  RequestFailed,
} from "@/lib/ground/outgoing-request";
import { PrivateAddress } from "@/lib/ground/public-address";
import { storablePart } from "@/lib/ground/storable";

/** Hands a message over by HTTP; the reply decides about this message or about the whole channel. */
export async function post(
  request: OutgoingRequest,
  idOf: (body: string) => string | undefined,
  now: () => Date = () => new Date(),
): Promise<Receipt> {
  try {
    return receiptOf(await postOutside(request), idOf, now());
  } catch (error) {
    if (error instanceof PrivateAddress) return { kind: "unreachable", reason: error.message };
    if (!(error instanceof RequestFailed)) throw error;
    return { kind: error.begun ? "interrupted" : "unreachable", reason: error.message };
  }
}

/** Replies that speak of one message, whatever else is handed over; all others of the channel. */
const refusals: Partial<Record<number, "for good" | "for now">> = {
  400: "for good",
  406: "for good",
  408: "for now",
  409: "for now",
  410: "for good",
  413: "for good",
  422: "for good",
  425: "for now",
};

/**
 * What a reply means. A wrong password, too many requests and a server in trouble concern every
 * message: the queue waits, and nobody's attempts are used up.
 */
function receiptOf(
  { status, headers, body }: OutgoingReply,
  idOf: (body: string) => string | undefined,
  now: Date,
): Receipt {
  if (status >= 200 && status < 300) {
    return { kind: "accepted", reply: `${status}`, providerId: idOf(body) };
  }
  const reason = `${status} ${saidIn(body)}`.trim();
  const refusal = refusals[status];
  if (refusal) return { kind: "refused", permanent: refusal === "for good", reason };
  return {
    kind: "unreachable",
    reason,
    retryAfterSeconds: retryAfter(headers["retry-after"], now),
  };
}

/** What a reply says: the words and the code of its JSON, as most providers write it, else as it is. */
function saidIn(body: string): string {
  const words = textAt("message", body);
  const code = textAt("code", body);
  const said = words === undefined ? body : `${words.slice(0, 250)}${code ? ` (${code})` : ""}`;
  return storablePart(said.replace(/\s+/g, " ").slice(0, 300));
}

const longestWaitSeconds = 86_400;

/** Retry-After, in seconds or as a date (RFC 9110, 10.2.3); a day at most. */
function retryAfter(given: string | undefined, now: Date): number | undefined {
  if (given === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(given.trim())
    ? Number(given)
    : Math.ceil((Date.parse(given) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), longestWaitSeconds);
}

/** A text in a provider's JSON answer, by its dotted path; at most 200 characters that can be stored. */
export function textAt(path: string, body: string): string | undefined {
  let found: unknown;
  try {
    found = JSON.parse(body);
  } catch {
    return undefined; // What is not JSON has no such field.
  }
  for (const name of path.split(".")) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Object.entries(found).find(([key]) => key === name)?.[1];
  }
  return typeof found === "string" || typeof found === "number"
    ? storablePart(String(found).slice(0, 200))
    : undefined;
}
