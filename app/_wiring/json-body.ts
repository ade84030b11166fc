import { Refusal } from "@/lib/ground/refusal";

/** No request of the API but a file import may be longer. */
const bodyLimitBytes = 5_000_000;
const depthLimit = 32;

const tooLarge = () =>
  new Refusal("too-large", `A request may have at most ${bodyLimitBytes} bytes.`);

/** The body's bytes, counted as they arrive: the length announced may be a lie. */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimitBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > bodyLimitBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function checkText(text: string, path: string): void {
  // Neither can be stored by PostgreSQL: NUL in text, half a surrogate pair in JSON.
  if (!text.includes("\0") && !/\p{Surrogate}/u.test(text)) return;
  const message = "Text must not contain NUL characters or halves of surrogate pairs.";
  throw new Refusal("invalid", message, { fields: [{ path, code: "unstorable_text", message }] });
}

/** Refuses values that are nested too deeply or hold text that cannot be stored. */
export function checkValue(value: unknown, path = "", depth = 0): void {
  if (typeof value === "string") checkText(value, path);
  if (typeof value !== "object" || value === null) return;
  if (depth >= depthLimit) {
    throw new Refusal("invalid", `JSON may be nested at most ${depthLimit} levels deep.`, {
      reason: "too_deep",
    });
  }
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, path);
    checkValue(inner, path ? `${path}.${key}` : key, depth + 1);
  }
}

function parseText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("malformed", "The body is not valid UTF-8.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("malformed", "The body is not valid JSON.");
  }
}

/** A JSON object from bytes; nothing sent is an empty object. */
export function parseObject(bytes: Uint8Array): object {
  const text = parseText(bytes);
  if (text.trim() === "") return {};
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal("invalid", "The body must be a JSON object.", { reason: "not_an_object" });
  }
  checkValue(value);
  return value;
}
