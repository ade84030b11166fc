import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { enhanceScript } from "@/lib/surveys/page/enhance";
import { pageStyle } from "@/lib/surveys/page/style";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// Exactly our own style and script, by their hashes: nothing a customer or builder types can run.
const contentPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(enhanceScript)}`,
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": contentPolicy,
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
  "x-content-type-options": "nosniff",
  // A link is its holder's alone; asked anew each time, so that an answered survey says so.
  "cache-control": "private, no-cache",
  vary: "accept-encoding",
};

/** A public page as a response, compressed if the browser wants it; HEAD gets the headers alone. */
export function pageResponse(
  request: Request,
  page: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const zipped = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  const bytes = zipped ? gzipSync(page) : Buffer.from(page);
  const body = request.method === "HEAD" ? null : new Uint8Array(bytes);
  return new Response(body, {
    status,
    headers: {
      ...pageHeaders,
      ...(zipped ? { "content-encoding": "gzip" } : {}),
      "content-length": String(bytes.byteLength),
      ...headers,
    },
  });
}

/** To the page that shows what is true now: a reload there sends nothing again. */
export function seeOther(path: string): Response {
  const { "content-security-policy": _policy, "content-type": _type, ...headers } = pageHeaders;
  return new Response(null, { status: 303, headers: { ...headers, location: path } });
}
