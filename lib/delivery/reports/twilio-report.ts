import { createHmac, timingSafeEqual } from "node:crypto";
import { verdictOfCode } from "@/lib/delivery/channels/sms";
import { wishIn } from "@/lib/delivery/reports/opt-out-words";
import type { Report } from "@/lib/delivery/reports/report";

/** Whether Twilio signed what was posted: HMAC-SHA1 of the address and the fields in order of name. */
export function isSignedByTwilio(
  { url, fields, signature }: { url: string; fields: URLSearchParams; signature: string },
  authToken: string,
): boolean {
  const names = [...new Set(fields.keys())].sort();
  const said = names.map((name) => `${name}${fields.getAll(name).join("")}`).join("");
  const mac = createHmac("sha1", authToken).update(`${url}${said}`).digest();
  const given = Buffer.from(signature, "base64");
  return given.byteLength === mac.byteLength && timingSafeEqual(given, mac);
}

/** What Twilio tells: what became of a message, or what somebody wrote back. */
export function readTwilioReport(fields: URLSearchParams): Report[] {
  const field = (name: string) => fields.get(name) ?? undefined;
  const status = field("MessageStatus");
  if (status === undefined) return replied(field);
  const which = { providerId: field("MessageSid"), address: field("To") };
  if (status === "delivered") return [{ ...which, kind: "delivered" }];
  if (status !== "undelivered" && status !== "failed") return [];
  const code = field("ErrorCode") ?? "";
  const verdict = verdictOfCode(code);
  const reason = `It did not arrive: ${[status, code].filter(Boolean).join(" ")}`;
  const failed: Report = { ...which, kind: "failed", gone: verdict === "gone", reason };
  return verdict === "no" ? [failed, { address: which.address, kind: "stop" }] : [failed];
}

function replied(field: (name: string) => string | undefined): Report[] {
  const address = field("From");
  if (address === undefined) return [];
  const byTwilio = { STOP: "stop", START: "start" } as const;
  const type = field("OptOutType");
  const wish = type === "STOP" || type === "START" ? byTwilio[type] : wishIn(field("Body") ?? "");
  return wish === undefined ? [] : [{ address, kind: wish }];
}
