import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Look } from "@/lib/surveys/look";
import { enhanceScript } from "@/lib/surveys/page/enhance";
import { kioskScript, kioskShellStyle, kioskStyle } from "@/lib/surveys/page/kiosk";
import { lookStyle } from "@/lib/surveys/page/look-style";
import { pageStyle } from "@/lib/surveys/page/style";
import { widgetFrameScript } from "@/lib/surveys/page/widget-frame";
import type { Answer, Ask } from "./exchange";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A page by itself, within a kiosk's screen, that screen, or a page in a frame on another site. */
export type PageKind = "page" | "kiosk" | "kiosk-screen" | "widget";

interface Parts {
  styles: string[];
  scripts: string[];
  frames: string;
  ours: string[];
}

const page: Parts = { styles: [pageStyle], scripts: [enhanceScript], frames: "'none'", ours: [] };
const parts: Record<PageKind, Parts> = {
  page,
  kiosk: { ...page, styles: [pageStyle, kioskStyle], frames: "'self'" },
  "kiosk-screen": {
    ...page,
    styles: [kioskShellStyle],
    scripts: [kioskScript],
    ours: ["frame-src 'self'"],
  },
  widget: { ...page, scripts: [enhanceScript, widgetFrameScript] },
};

// Exactly our own styles and script, by their hashes: nothing a customer or builder types can run.
function contentPolicy(ownStyle: string, kind: PageKind): string {
  const { styles, scripts, frames, ours } = parts[kind];
  return [
    "default-src 'none'",
    ...ours,
    `style-src ${[...styles, ownStyle].filter(Boolean).map(hashOf).join(" ")}`,
    `script-src ${scripts.map(hashOf).join(" ")}`,
    "img-src data:",
    // The script keeps answers as they are given.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames}`,
  ].join("; ");
}

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": contentPolicy("", "page"),
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
  "x-content-type-options": "nosniff",
  // A link is its holder's alone; asked anew each time, so that an answered survey says so.
  "cache-control": "private, no-cache",
  vary: "accept-encoding",
};

/** A page as it is sent: as it is, and compressed. */
export interface SentPage {
  plain: Buffer;
  zipped: Buffer;
}

export function sentPage(page: string): SentPage {
  return { plain: Buffer.from(page), zipped: gzipSync(page) };
}

interface PageOptions {
  status?: number;
  headers?: Record<string, string>;
  /** The survey's look, whose colours the page carries. */
  look?: Look | undefined;
  kind?: PageKind;
}

/** A public page as an answer, compressed if the browser wants it; HEAD gets the headers alone. */
export function pageAnswer(ask: Ask, page: string | SentPage, options: PageOptions = {}): Answer {
  const zipped = /\bgzip\b/.test(ask.header("accept-encoding") ?? "");
  const answer =
    typeof page === "string" ? answerOf(page, zipped, options) : keptAnswer(page, zipped, options);
  return ask.method === "HEAD" ? { ...answer, body: undefined } : answer;
}

const keptAnswers = new WeakMap<SentPage, Map<string, Answer>>();

/** What is said of a kept page is the same each time: a look's hashes, too, are counted once. */
function keptAnswer(page: SentPage, zipped: boolean, options: PageOptions): Answer {
  const answers = keptAnswers.get(page) ?? new Map<string, Answer>();
  keptAnswers.set(page, answers);
  const key = zipped ? "zipped" : "plain";
  const answer = answers.get(key) ?? answerOf(page, zipped, options);
  answers.set(key, answer);
  return answer;
}

function answerOf(
  page: string | SentPage,
  zipped: boolean,
  { status = 200, headers = {}, look, kind = "page" }: PageOptions,
): Answer {
  const body = bytesOf(kind === "widget" ? framed(page) : page, zipped);
  return {
    status,
    headers: {
      ...pageHeaders,
      ...((look || kind !== "page") && {
        "content-security-policy": contentPolicy(lookStyle(look), kind),
      }),
      // The next person at the same screen shall not go back to what the last one wrote.
      ...(kind !== "page" && { "cache-control": "no-store" }),
      ...(zipped ? { "content-encoding": "gzip" } : {}),
      "content-length": String(body.byteLength),
      ...headers,
    },
    body,
  };
}

/** With the script by which a frame tells the page around it how tall it is, and when it is done. */
function framed(page: string | SentPage): string {
  const text = typeof page === "string" ? page : page.plain.toString();
  return text.replace("</body>", () => `<script>${widgetFrameScript}</script>\n</body>`);
}

function bytesOf(page: string | SentPage, zipped: boolean): Buffer {
  if (typeof page !== "string") return zipped ? page.zipped : page.plain;
  return zipped ? gzipSync(page) : Buffer.from(page);
}

const { "content-security-policy": _policy, "content-type": _type, ...otherHeaders } = pageHeaders;

/** To the page that shows what is true now: a reload there sends nothing again. */
export function seeOther(path: string): Answer {
  const headers = { ...otherHeaders, "content-length": "0", location: path };
  return { status: 303, headers, body: undefined };
}
