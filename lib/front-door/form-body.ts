import { Refusal } from "@/lib/ground/refusal";
import type { Ask } from "./exchange";

const formType = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** A posted form's fields. @throws Refusal for what no browser sends: too long, broken, doubled */
export async function readForm(ask: Ask): Promise<Map<string, string>> {
  if (!formType.test(ask.header("content-type") ?? "")) {
    throw new Refusal("malformed", "Only forms are taken here.");
  }
  return parseForm(await ask.body());
}

/** URL-encoded fields, strictly: valid UTF-8, and no field twice. */
export function parseForm(bytes: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  for (const pair of bytes.toString("latin1").split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const key = decoded(equals < 0 ? pair : pair.slice(0, equals));
    if (fields.has(key)) throw new Refusal("malformed", "A field was sent twice.");
    fields.set(key, equals < 0 ? "" : decoded(pair.slice(equals + 1)));
  }
  return fields;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(part: string): string {
  // Most fields are a number.
  if (/^[\w.]*$/.test(part)) return part;
  const bytes = part
    .replaceAll("+", " ")
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return utf8.decode(Buffer.from(bytes, "latin1"));
  } catch {
    throw new Refusal("malformed", "The form is not valid UTF-8.");
  }
}
