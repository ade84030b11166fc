import { colours, gap, label, paragraph, room } from "@/lib/drawing/sheet";
import { standsWith } from "../flow";
import type { Question, ScaleQuestion } from "../question-kinds";
import {
  answerField,
  consentBox,
  type Pen,
  pointsHeight,
  scaleEnds,
  scalePoints,
} from "./paper-fields";

const wordingSize = 10.5;
const leastBelow = 44;

/** Draws a question; its number counts what is answered. */
export function drawQuestion(pen: Pen, question: Question, number: number): void {
  const { sheet, say, words } = pen;
  gap(sheet, 12);
  const text = say(question.wording);
  const height = sheet.pdf.fontSize(wordingSize).heightOfString(text, { width: sheet.width });
  room(sheet, height + leastBelow);
  if (question.kind === "statement") {
    paragraph(sheet, text, { size: 12, bold: true });
    if (question.text) paragraph(sheet, say(question.text), { size: 10 });
    return;
  }
  condition(pen, question);
  if (question.kind === "consent") {
    hint(pen, question);
    consentBox(pen, `${number}. ${text}`);
    return;
  }
  const optional = question.required ? "" : ` (${words.optional})`;
  paragraph(sheet, `${number}. ${text}${optional}`, { size: wordingSize, bold: true });
  hint(pen, question);
  answerField(pen, question);
}

function condition({ sheet, paper }: Pen, question: Question): void {
  if (!question.show && !question.skip) return;
  paragraph(sheet, paper.onlyIf, { size: 8, colour: colours.muted });
}

function hint({ sheet, say }: Pen, question: Question): void {
  if (question.hint) paragraph(sheet, say(question.hint), { size: 8, colour: colours.muted });
}

/** Draws neighbouring ratings of one sentence as a table: each thing rated beside its points. */
export function drawRatings(pen: Pen, ratings: readonly ScaleQuestion[], number: number): void {
  const { sheet, say } = pen;
  const [first] = ratings;
  if (!first) return;
  gap(sheet, 12);
  room(sheet, 3 * pointsHeight);
  paragraph(sheet, say(first.stem ?? ""), { size: wordingSize, bold: true });
  const ends = scaleEnds(pen, first);
  if (ends) paragraph(sheet, ends, { size: 8, colour: colours.muted });
  const x = sheet.left + sheet.width * 0.55;
  ratings.forEach((rating, index) => {
    condition(pen, rating);
    const text = `${number + index}. ${say(rating.wording)}`;
    const width = sheet.width * 0.52;
    const height = sheet.pdf.fontSize(10).heightOfString(text, { width });
    room(sheet, Math.max(pointsHeight, height + 4));
    const top = sheet.y;
    scalePoints(pen, rating, x);
    paragraphBeside(pen, text, width, top + 6);
    sheet.y = top + Math.max(pointsHeight, height + 8);
  });
}

function paragraphBeside({ sheet }: Pen, text: string, width: number, y: number): void {
  if (sheet.pdf.fontSize(10).widthOfString(text) <= width) {
    label(sheet, text, { x: sheet.left, y, width, size: 10 });
    return;
  }
  sheet.pdf.fillColor(colours.ink).text(text, sheet.left, y - 3, { width, lineGap: 1.5 });
}

export interface Drawn {
  /** One question, or several ratings in one table. */
  members: readonly Question[];
}

/** Questions as they stand together. */
export function standing(questions: readonly Question[]): Drawn[] {
  const groups: Question[][] = [];
  for (const question of questions) {
    const last = groups.at(-1);
    if (last && standsWith(question, last.at(-1))) last.push(question);
    else groups.push([question]);
  }
  return groups.map((members) => ({ members }));
}
