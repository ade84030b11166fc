import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { SendingKind } from "@/lib/delivery/kinds";
import { env } from "@/lib/ground/env";

export const linkPurposes = ["survey", "preferences", "digest", "receipts", "seed"] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** What a link in a message stands for. */
export interface Link {
  organizationId: string;
  /** Of a digest, the member it is for; of receipts, the organisation once more; of a seed, the survey. */
  invitationId: string;
  purpose: LinkPurpose;
}

const idBytes = 16;
const signatureBytes = 16;

function bytesOf(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll("-", ""), "hex");
  if (bytes.length !== idBytes) throw new RangeError(`${uuid} is not a uuid.`);
  return bytes;
}

function uuidOf(bytes: Buffer, from: number): string {
  const hex = bytes.toString("hex", from, from + idBytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// Made once: making a key takes as long as signing with it.
const keys = new Map<string, KeyObject>();

function keyOf(secret: string): KeyObject {
  const known = keys.get(secret) ?? createSecretKey(secret, "utf8");
  keys.set(secret, known);
  return known;
}

function signature(ids: Buffer, purpose: LinkPurpose, secret: string): Buffer {
  const mac = createHmac("sha256", keyOf(secret)).update(`vocal link ${purpose}\n`).update(ids);
  return mac.digest().subarray(0, signatureBytes);
}

/** A link's token: both ids and 128 bits of signature, 64 characters that need no storage. */
export function signLink({ organizationId, invitationId, purpose }: Link, secret: string): string {
  const ids = Buffer.concat([bytesOf(organizationId), bytesOf(invitationId)]);
  return Buffer.concat([ids, signature(ids, purpose, secret)]).toString("base64url");
}

/** Reads a token back; undefined for anything that was not signed with this secret. */
export function readLink(token: string, secret: string): Link | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  const ids = bytes.subarray(0, 2 * idBytes);
  const given = bytes.subarray(2 * idBytes);
  const purpose = linkPurposes.find((one) => timingSafeEqual(signature(ids, one, secret), given));
  return (
    purpose && {
      organizationId: uuidOf(ids, 0),
      invitationId: uuidOf(ids, idBytes),
      purpose,
    }
  );
}

/** The address of a survey. */
export function surveyUrl(token: string): string {
  return `${env().APP_URL}/s/${token}`;
}

/** A survey's link with a point of its leading question already chosen. */
export function scoreUrl(address: string, score: number): string {
  return `${address}?score=${score}`;
}

/** The survey's link as it stands in a mail where nobody sees it: only machines open it. */
export function unseenUrl(address: string): string {
  return `${address}?score=unseen`;
}

/** Which of a mail's links a query belongs to: a point, the unseen one (null), or none of them. */
export function scoreIn(query: string): number | null | undefined {
  const score = query === "" ? null : new URLSearchParams(query).get("score");
  if (score === "unseen") return null;
  return score !== null && /^-?\d{1,3}$/.test(score) ? Number(score) : undefined;
}

/** Where providers and mail servers tell an organisation what became of messages. */
export function receiptsUrl(channel: SendingKind, organizationId: string): string {
  const link = { organizationId, invitationId: organizationId, purpose: "receipts" } as const;
  return `${env().APP_URL}/api/receipts/${channel}/${signLink(link, env().AUTH_SECRET)}`;
}

/** The address where a customer, or the reader of a digest, chooses whether there is to be more. */
export function preferencesUrl(token: string): string {
  return `${env().APP_URL}/u/${token}`;
}
