import { bytesOf, colours, label, newSheet, paragraph, type Sheet } from "@/lib/drawing/sheet";
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
    const beside = { ...sheet, left: x + 152, width: width - 166, y: y + height / 2 - 34 };
    paragraph(beside, title ?? organization, { size: 11, bold: true });
    if (title) paragraph(beside, organization, { size: 8.5, colour: colours.muted });
    paragraph(beside, address.replace(/^https?:\/\/|\?.*/g, ""), { size: 7.5 });
    const look = { x: x + 152, y: y + height - 20, width: width - 166, size: 6.5 };
    label(sheet, place, { ...look, colour: colours.muted });
  }
}
