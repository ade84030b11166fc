import { foldLines } from "nodemailer/lib/mime-funcs";
import MimeNode from "nodemailer/lib/mime-node";

type Encoding = "quoted-printable" | "base64";

/** A mail of words alone: no images, no files. */
export interface WordedMail {
  /** In the order in which they are written; addresses as the library takes them. */
  headers: Readonly<Record<string, string | { address: string; name: string }>>;
  text: string;
  html?: string | undefined;
  encoding: Encoding;
  date: Date;
}

/** Characters of a line; the last one may be a sign that it goes on (RFC 2045, 6.7). */
const longest = 76;

// "=_" stands in no part: quoted-printable writes "=" before digits only, base64 at an end (RFC 2045, 6.7).
const boundary = "=_words";

// The library's own way to write a header; it keeps nothing of one.
const encoder = new MimeNode("text/plain");

/**
 * A mail of words in one piece, as it goes over the wire: what the library would say of it, at a quarter of the
 * time, because nothing that has to be fetched, attached or found out about can be among it.
 */
export function composedWords({ headers, text, html, encoding, date }: WordedMail): Buffer {
  const head = [
    ...Object.entries(headers).map(([key, value]) =>
      foldLines(`${key}: ${encoder.encodeHeaderValue(key, value)}`, longest),
    ),
    `Date: ${date.toUTCString().replace("GMT", "+0000")}`,
    "MIME-Version: 1.0",
  ].join("\r\n");
  const words = part("plain", text, encoding);
  if (html === undefined) return Buffer.from(`${head}\r\n${words}\r\n`);
  return Buffer.from(
    `${head}\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${words}` +
      `\r\n--${boundary}\r\n${part("html", html, encoding)}\r\n--${boundary}--\r\n`,
  );
}

function part(kind: "plain" | "html", words: string, encoding: Encoding): string {
  const written = encoding === "base64" ? inBase64(words) : printable(words);
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${written}`;
}

const lineBreak = /\r\n|\n|\r/;

/** Lines of base64 (RFC 2045, 6.8). */
function inBase64(words: string): string {
  const text = words.split(lineBreak).join("\r\n");
  return Buffer.from(text)
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
}

const beyond = /[^\t\r\n\x20-\x7e]/;

/** Words in ASCII: "=" and what ASCII has not as bytes, and white space that a line would end with. */
function printable(words: string): string {
  const signs = words.replaceAll("=", "=3D");
  const ascii = beyond.test(signs) ? signs.replace(/[^\t\r\n\x20-\x7e]+/g, inBytes) : signs;
  return ascii
    .split(lineBreak)
    .map((line) =>
      inShortLines(/[\t ]$/.test(line) ? line.slice(0, -1) + inBytes(line.slice(-1)) : line),
    )
    .join("\r\n");
}

function inBytes(words: string): string {
  return Buffer.from(words).toString("hex").toUpperCase().replace(/../g, "=$&");
}

function inShortLines(line: string): string {
  let written = "";
  let from = 0;
  while (line.length - from > longest) {
    const most = from + longest - 1;
    const sign = line.lastIndexOf("=", most - 1);
    // A byte stays in one line.
    const to = sign > most - 3 ? sign : most;
    written += `${line.slice(from, to)}=\r\n`;
    from = to;
  }
  return written + line.slice(from);
}
