import { letterWords } from "@/lib/delivery/letters/letter-words";
import { envelopeLines, postAddress } from "@/lib/delivery/letters/post-address";
import { codeInGroups } from "@/lib/delivery/letters/short-code";
import { bytesOf, colours, label, newSheet, paragraph, type Sheet } from "@/lib/drawing/sheet";
import { forPaper } from "@/lib/surveys/paper/printable";
import { drawQr } from "@/lib/surveys/paper/qr-drawing";

/** A letter as it is drawn. */
export interface DrawnLetter {
  address: string;
  subject: string;
  text: string;
  language: string;
  code: string;
  /** Until when it can be answered. */
  until: Date;
  /** What its code leads to. */
  surveyUrl: string;
}

export interface LetterSheets {
  organization: string;
  /** Where letters come back to that cannot be delivered. */
  sender: string;
  /** Where short codes are typed in. */
  codeUrl: string;
  timeZone: string;
  now: Date;
}

// The field that a window envelope shows (DIN 5008, form B): 45 mm from above, 85 mm wide.
const millimetre = 72 / 25.4;
const windowTop = 45 * millimetre;
const windowWidth = 85 * millimetre;
const bodyTop = 105 * millimetre;
const qrSize = 42 * millimetre;

/** Letters, a page each, the address where the window of an envelope is. */
export function letterSheets(
  sheets: LetterSheets,
  letters: readonly DrawnLetter[],
): Uint8Array<ArrayBuffer> {
  const sheet = newSheet(sheets.organization, sheets.organization, sheets.now);
  letters.forEach((letter, index) => {
    if (index > 0) sheet.pdf.addPage();
    drawAddress(sheet, sheets, letter);
    drawBody(sheet, sheets, letter);
  });
  return bytesOf(sheet);
}

function drawAddress(sheet: Sheet, { sender, now, timeZone }: LetterSheets, letter: DrawnLetter) {
  const at = { x: sheet.left + 8, width: windowWidth - 16 };
  if (sender) {
    label(sheet, forPaper(sender), { ...at, y: windowTop + 6, size: 7, colour: colours.muted });
  }
  envelopeLines(postAddress(letter.address)).forEach((line, index) => {
    label(sheet, forPaper(line), { ...at, y: windowTop + 24 + index * 14, size: 10.5 });
  });
  const day = dayIn(letter.language, timeZone, now);
  const right = { x: sheet.left, width: sheet.width, align: "right" as const };
  label(sheet, day, { ...right, y: bodyTop - 34, size: 9, colour: colours.muted });
}

function drawBody(
  sheet: Sheet,
  { organization, codeUrl, timeZone }: LetterSheets,
  letter: DrawnLetter,
) {
  const words = letterWords(letter.language);
  sheet.y = bodyTop;
  paragraph(sheet, forPaper(letter.subject), { size: 14, bold: true });
  sheet.y += 6;
  for (const text of letter.text.split(/\n+/)) {
    paragraph(sheet, forPaper(text), { size: 10.5 });
    sheet.y += 5;
  }
  sheet.y += 11;
  const top = sheet.y;
  drawQr(sheet, letter.surveyUrl, sheet.left - 12, top, qrSize);
  const beside = { x: sheet.left + qrSize + 8, width: sheet.width - qrSize - 8 };
  label(sheet, words.scan, { ...beside, y: top + 20, size: 10.5 });
  label(sheet, words.type(codeUrl), { ...beside, y: top + 44, size: 10.5 });
  label(sheet, codeInGroups(letter.code), { ...beside, y: top + 62, size: 16, bold: true });
  const until = `${words.until} ${dayIn(letter.language, timeZone, letter.until)}.`;
  label(sheet, until, { ...beside, y: top + 92, size: 9, colour: colours.muted });
  sheet.y = top + qrSize + 20;
  paragraph(sheet, forPaper(organization), { size: 10.5, bold: true });
}

function dayIn(language: string, timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone,
    dateStyle: "long",
  }).format(at);
}
