import {
  bytesOf,
  colours,
  fonts,
  label,
  newSheet,
  paragraph,
  type Sheet,
} from "@/lib/drawing/sheet";
import { drawQr } from "./qr-drawing";

/** One place's code. */
export interface QrCard {
  address: string;
  /** The place, in small letters for whoever puts the card there. */
  place: string;
}

export interface QrCards {
  /** What is asked; absent where the fonts lack its letters, so that nothing wrong is printed. */
  title: string | undefined;
  organization: string;
  cards: readonly QrCard[];
  size: "poster" | "cards";
  now: Date;
}

const columns = 2;
const rows = 4;

/** A page for each place: its code once for a wall, or eight times to be cut apart. */
export function qrCards(sheets: QrCards): Uint8Array<ArrayBuffer> {
  const { title, organization, cards, size, now } = sheets;
  const sheet = newSheet(title ?? organization, organization, now);
  cards.forEach((card, index) => {
    if (index > 0) sheet.pdf.addPage();
    sheet.pdf.page.margins.bottom = 0;
    if (size === "poster") poster(sheet, sheets, card);
    else page(sheet, sheets, card);
  });
  return bytesOf(sheet);
}

function poster(sheet: Sheet, { title, organization }: QrCards, { address, place }: QrCard): void {
  sheet.y = 110;
  const look = { align: "center" } as const;
  if (title) paragraph(sheet, title, { size: 30, bold: true, ...look });
  const size = 380;
  drawQr(sheet, address, sheet.left + (sheet.width - size) / 2, sheet.y + 20, size);
  sheet.y += size + 40;
  paragraph(sheet, address.replace(/\?.*/, ""), { size: 14, ...look });
  paragraph(sheet, organization, { size: 14, colour: colours.muted, ...look });
  const y = sheet.pdf.page.height - 40;
  label(sheet, place, { x: sheet.left, y, width: sheet.width, size: 8, colour: colours.muted });
}

/** Eight of one place, with thin lines to cut along. */
function page(sheet: Sheet, { title, organization }: QrCards, { address, place }: QrCard): void {
  const width = sheet.pdf.page.width / columns;
  const height = sheet.pdf.page.height / rows;
  for (let index = 0; index < columns * rows; index++) {
    const x = (index % columns) * width;
    const y = Math.floor(index / columns) * height;
    sheet.pdf.lineWidth(0.4).strokeColor(colours.line).rect(x, y, width, height).stroke();
    drawQr(sheet, address, x + 8, y + (height - 140) / 2, 140);
    const look = { x: x + 152, width: width - 166 };
    const asked = title ?? organization;
    const below = clipped(sheet, asked, { ...look, y: y + height / 2 - 40, height: 58, size: 11 });
    if (title) label(sheet, organization, { ...look, y: below, size: 8.5, colour: colours.muted });
    const shown = address.replace(/^https?:\/\/|\?.*/g, "");
    clipped(sheet, shown, { ...look, y: below + 14, height: 24, size: 7.5 });
    label(sheet, place, { ...look, y: y + height - 20, size: 6.5, colour: colours.muted });
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  size: number;
}

/** Lines in a box, cut off where it ends; returns where the next thing begins. */
function clipped({ pdf }: Sheet, text: string, { x, y, size, ...box }: Box): number {
  const options = { ...box, ellipsis: true };
  pdf
    .font(size > 10 ? fonts.bold : fonts.regular)
    .fontSize(size)
    .fillColor(colours.ink);
  const height = Math.min(box.height, pdf.heightOfString(text, { width: box.width }));
  pdf.text(text, x, y, options);
  return y + height + 3;
}
