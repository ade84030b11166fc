import { colours, gap, label, paragraph, room, type Sheet } from "@/lib/drawing/sheet";
import type { PageWords } from "../page/words/page-words";
import type {
  CallbackQuestion,
  ChoiceQuestion,
  NumberQuestion,
  Option,
  Question,
  RankingQuestion,
  ScaleQuestion,
  TextQuestion,
} from "../question-kinds";
import type { PaperWords } from "./paper-words";
import { forPaper } from "./printable";

// What is filled in by pen: circles where one is marked, squares where several may be, lines to write on.

/** What a question is drawn with. */
export interface Pen {
  sheet: Sheet;
  words: PageWords;
  paper: PaperWords;
  /** A text as paper says it. */
  say: (text: string) => string;
}

const mark = 11;
const optionHeight = 17;
const lineHeight = 24;
const small = { size: 8, colour: colours.muted } as const;

function circle({ sheet }: Pen, x: number, y: number, size = mark): void {
  const radius = size / 2;
  sheet.pdf.lineWidth(0.8).strokeColor(colours.ink);
  sheet.pdf.circle(x + radius, y + radius, radius).stroke();
}

function square({ sheet }: Pen, x: number, y: number, size = mark): void {
  sheet.pdf.lineWidth(0.8).strokeColor(colours.ink).rect(x, y, size, size).stroke();
}

function rule({ sheet }: Pen, x: number, y: number, width: number): void {
  sheet.pdf.lineWidth(0.5).strokeColor(colours.muted);
  sheet.pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke();
}

function note(pen: Pen, text: string): void {
  paragraph(pen.sheet, text, small);
}

/** Lines to write on, over the whole width or part of it. */
function lines(pen: Pen, count: number, width = pen.sheet.width): void {
  for (let line = 0; line < count; line++) {
    room(pen.sheet, lineHeight);
    rule(pen, pen.sheet.left, pen.sheet.y + lineHeight - 4, width);
    gap(pen.sheet, lineHeight);
  }
}

type Mark = (pen: Pen, x: number, y: number) => void;

/** Options below each other, each behind its mark. */
function options(pen: Pen, texts: readonly string[], drawMark: Mark): void {
  const { sheet } = pen;
  for (const text of texts) {
    const indent = mark + 8;
    const height = sheet.pdf.fontSize(10).heightOfString(text, { width: sheet.width - indent });
    room(sheet, Math.max(optionHeight, height + 5));
    drawMark(pen, sheet.left, sheet.y + 0.5);
    paragraph(sheet, text, { size: 10, indent });
    gap(sheet, 2);
  }
}

/** The points of a scale in one row, under their numbers, with words at both ends. */
export function scalePoints(pen: Pen, { scale }: Pick<ScaleQuestion, "scale">, x: number): void {
  const { sheet } = pen;
  const count = scale.max - scale.min + 1;
  const step = Math.min(36, (sheet.left + sheet.width - x) / count);
  for (let point = 0; point < count; point++) {
    const at = x + point * step;
    label(sheet, String(scale.min + point), {
      x: at,
      y: sheet.y,
      width: mark + 3,
      size: 8,
      align: "center",
    });
    circle(pen, at + 1.5, sheet.y + 11);
  }
}

export const pointsHeight = 26;

/** What the ends of a scale mean; stars and smileys are numbers on paper. */
export function scaleEnds(pen: Pen, { scale, look }: ScaleQuestion): string {
  const { min, max, minLabel, maxLabel } = scale;
  const faces = pen.words.smileys;
  const low = minLabel || (look === "smileys" ? faces[0] : "");
  const high = maxLabel || (look === "smileys" ? faces[4] : "");
  const stars = look === "stars" && !minLabel && !maxLabel ? pen.words.stars(max) : "";
  return [low && `${min} = ${forPaper(low)}`, high && `${max} = ${forPaper(high)}`, stars]
    .filter(Boolean)
    .join("   ·   ");
}

function dateBoxes(pen: Pen): void {
  const { sheet, paper } = pen;
  const size = 16;
  room(sheet, size + 16);
  let x = sheet.left;
  for (const [name, digits] of [
    [paper.day, 2],
    [paper.month, 2],
    [paper.year, 4],
  ] as const) {
    label(sheet, name, { x, y: sheet.y, width: digits * size + 10, ...small });
    for (let digit = 0; digit < digits; digit++) square(pen, x + digit * size, sheet.y + 12, size);
    x += digits * size + 14;
  }
  gap(sheet, size + 18);
}

function reachedAt(pen: Pen, parts: readonly ("name" | "email" | "phone")[]): void {
  for (const part of parts) {
    room(pen.sheet, lineHeight + 12);
    note(pen, pen.words.contact[part]);
    lines(pen, 1, pen.sheet.width * 0.6);
  }
}

function scaleField(pen: Pen, question: ScaleQuestion): void {
  const { sheet } = pen;
  room(sheet, pointsHeight + 12);
  scalePoints(pen, question, sheet.left);
  gap(sheet, pointsHeight);
  const ends = scaleEnds(pen, question);
  if (ends) note(pen, ends);
}

function choiceField(pen: Pen, { options: given, multiple, other }: ChoiceQuestion): void {
  const drawMark = multiple ? square : circle;
  if (multiple) note(pen, pen.words.severalFit);
  options(pen, labels(pen, given), drawMark);
  if (other === undefined) return;
  options(pen, [pen.say(other)], drawMark);
  lines(pen, 1, pen.sheet.width * 0.6);
}

function typedField(pen: Pen, question: NumberQuestion | TextQuestion): void {
  if (question.kind === "text") {
    lines(pen, question.short ? 1 : 4);
    return;
  }
  const { min, max } = question.scale;
  note(pen, pen.words.numberFrom(String(min), String(max)));
  lines(pen, 1, 120);
}

function callbackField(pen: Pen, question: CallbackQuestion): void {
  reachedAt(pen, ["phone"]);
  note(pen, pen.words.callTime);
  options(pen, labels(pen, question.options), circle);
}

function rankingField(pen: Pen, question: RankingQuestion): void {
  note(pen, pen.words.rankHint(question.options.length));
  options(pen, labels(pen, question.options), square);
}

const labels = ({ say }: Pen, given: readonly Option[]) =>
  given.map(({ label: text }) => say(text));

/** The place where a question is answered, below its words. */
export function answerField(pen: Pen, question: Question): void {
  const { kind } = question;
  if (kind === "scale") scaleField(pen, question);
  else if (kind === "choice") choiceField(pen, question);
  else if (kind === "ranking") rankingField(pen, question);
  else if (kind === "date") dateBoxes(pen);
  else if (kind === "contact") reachedAt(pen, question.parts);
  else if (kind === "callback") callbackField(pen, question);
  else if (kind === "number" || kind === "text") typedField(pen, question);
}

/** A box to tick, with what is agreed to beside it. */
export function consentBox(pen: Pen, text: string): void {
  options(pen, [text], square);
}
