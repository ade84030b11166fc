type Encoding = "quoted-printable" | "base64";

/** Images that stand in a page travel as parts of their own. */
const images = /"data:image\/[^;"]*;base64,([^"]*)"/g;

/** With line breaks: base64 has 76 characters a line. */
const inLines = (length: number) => Math.ceil((length * 78) / 76);

function encoded(text: string, encoding: Encoding): number {
  const bytes = Buffer.byteLength(text);
  const ascii = text.replace(/[^\x20-\x7e\r\n]/g, "").length;
  // Every byte that is not ASCII is written as three.
  return inLines(encoding === "base64" ? (bytes * 4) / 3 : ascii + 3 * (bytes - ascii));
}

const isAscii = (text: string) => /^[\t\r\n\x20-\x7e]*$/.test(text);

/** How a mail's words are written down: in the shorter one of two ways. */
export function encodingFor(words: string): Encoding {
  if (isAscii(words)) return "quoted-printable";
  const text = words.replaceAll(images, "");
  const isShorter = encoded(text, "base64") < encoded(text, "quoted-printable");
  return isShorter ? "base64" : "quoted-printable";
}

/** About how many bytes a mail's parts have on the way, without its headers. */
export function mailWeight({ text, html }: { text: string; html: string }): number {
  const encoding = encodingFor(html);
  const pictures = [...html.matchAll(images)].map(([, image = ""]) => inLines(image.length));
  const words = encoded(html.replaceAll(images, ""), encoding) + encoded(text, encoding);
  return pictures.reduce((sum, one) => sum + one, words);
}
