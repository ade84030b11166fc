import { createHmac } from "node:crypto";
import { sameText } from "@/lib/ground/ids";

/** How far the moment that was signed may be from ours. */
const mostSecondsApart = 600;

const macOf = (body: string | Buffer, seconds: number, key: string) =>
  createHmac("sha256", key).update(`${seconds}.`).update(body).digest("hex");

/** What is sent as Vocal-Signature: HMAC-SHA256 of "<seconds>.<body>" with the key, in hex. */
export function vocalSignature(body: string, seconds: number, key: string): string {
  return `t=${seconds},v1=${macOf(body, seconds, key)}`;
}

/** Whether a body was signed so with this key, within ten minutes of now. */
export function isSigned(
  { body, signature }: { body: Buffer; signature: string },
  key: string,
  now: Date,
): boolean {
  const [, seconds = "", mac = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  const isOwn = sameText(mac, macOf(body, Number(seconds), key));
  return isOwn && Math.abs(now.getTime() / 1000 - Number(seconds)) <= mostSecondsApart;
}
