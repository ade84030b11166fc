import path from "node:path";
import PDFDocument from "pdfkit";
import { legible } from "@/lib/drawing/legible";

// The page a document is drawn on: A4 upright, one column, text that flows from page to page.

const folder = path.resolve("node_modules/dejavu-fonts-ttf/ttf");
export const fonts = {
  regular: path.join(folder, "DejaVuSansCondensed.ttf"),
  bold: path.join(folder, "DejaVuSansCondensed-Bold.ttf"),
};

export const colours = {
  ink: "#171a21",
  muted: "#565e6c",
  line: "#d5d8de",
  sunken: "#f2f3f6",
  up: "#0072b2",
  level: "#a9aeb7",
  down: "#d55e00",
  downSoft: "#fcece0",
} as const;
type Colour = (typeof colours)[keyof typeof colours];

const margin = 48;

export interface Look {
  size?: number;
  bold?: boolean;
  colour?: Colour;
  align?: "left" | "right" | "center";
}

export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly left: number;
  readonly width: number;
  /** Where what comes next begins. */
  y: number;
  /** Whether some letter could not be drawn and stands as a box. */
  lacksLetters: boolean;
}

export function newSheet(title: string, author: string, madeAt: Date, lang = "en"): Sheet {
  const pdf = new PDFDocument({
    size: "A4",
    margin,
    bufferPages: true,
    font: fonts.regular,
    lang,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: "Vocal", CreationDate: madeAt },
  });
  const width = pdf.page.width - 2 * margin;
  return { pdf, left: margin, width, y: margin, lacksLetters: false };
}

/** Goes on to another page unless there is so much room left on this one. */
export function room(sheet: Sheet, height: number): void {
  const end = sheet.pdf.page.height - margin - 18;
  if (sheet.y + height <= end) return;
  sheet.pdf.addPage();
  sheet.y = margin;
}

export function gap(sheet: Sheet, height: number): void {
  sheet.y += height;
}

function use(sheet: Sheet, { size = 9, bold = false, colour = colours.ink }: Look): void {
  sheet.pdf
    .font(bold ? fonts.bold : fonts.regular)
    .fontSize(size)
    .fillColor(colour);
}

/** What of a text the fonts can draw. */
function drawn(sheet: Sheet, text: string): string {
  const { shown, isWhole } = legible(text);
  if (!isWhole) sheet.lacksLetters = true;
  return shown;
}

/** One line at a place, shortened where it would be wider than the width it is given. */
export function label(
  sheet: Sheet,
  text: string,
  { x, y, width, ...look }: Look & { x: number; y: number; width: number },
): void {
  use(sheet, look);
  const { align = "left" } = look;
  const line = shortened(sheet, drawn(sheet, text), width);
  sheet.pdf.text(line, x, y, { width: width + 1, align, lineBreak: false });
}

function shortened({ pdf }: Sheet, text: string, width: number): string {
  if (pdf.widthOfString(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && pdf.widthOfString(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** How wide a line would be. */
export function widthOf(sheet: Sheet, text: string, look: Look = {}): number {
  use(sheet, look);
  return sheet.pdf.widthOfString(legible(text).shown);
}

/** Text that is broken into lines, below what is there already. */
export function paragraph(sheet: Sheet, text: string, look: Look & { indent?: number } = {}): void {
  const { indent = 0, ...rest } = look;
  use(sheet, rest);
  const shown = drawn(sheet, text);
  const { align = "left" } = look;
  const options = { width: sheet.width - indent, lineGap: 1.5, align };
  const height = sheet.pdf.heightOfString(shown, options);
  room(sheet, height);
  use(sheet, rest);
  sheet.pdf.text(shown, sheet.left + indent, sheet.y, options);
  sheet.y += height + 3;
}

/** A heading, with room for at least the beginning of what it is of. */
export function heading(sheet: Sheet, text: string, below: number): void {
  gap(sheet, 14);
  room(sheet, 20 + below);
  label(sheet, text, { x: sheet.left, y: sheet.y, width: sheet.width, size: 12, bold: true });
  sheet.y += 19;
}

/** The same line at the foot of every page, with its number. */
export function foot(
  sheet: Sheet,
  text: string,
  numbered = (page: number, of: number) => `${page} of ${of}`,
): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    sheet.pdf.switchToPage(page);
    // Below the margin the library would begin another page.
    sheet.pdf.page.margins.bottom = 0;
    const y = sheet.pdf.page.height - margin + 6;
    const look = { size: 7.5, colour: colours.muted, y };
    label(sheet, text, { ...look, x: sheet.left, width: sheet.width - 80 });
    const x = sheet.left + sheet.width - 70;
    label(sheet, numbered(page + 1, count), { ...look, x, width: 70, align: "right" });
  }
}

/** The finished document; the library has written all of it when it was told to end. */
export function bytesOf({ pdf }: Sheet): Uint8Array<ArrayBuffer> {
  pdf.end();
  const pieces: Uint8Array[] = [];
  for (let piece = pdf.read(); piece !== null; piece = pdf.read()) pieces.push(piece);
  return Uint8Array.from(Buffer.concat(pieces));
}
