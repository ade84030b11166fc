import { setImmediate as breathe } from "node:timers/promises";
import { bytesOf, colours, foot, gap, newSheet, paragraph, type Sheet } from "@/lib/drawing/sheet";
import type { Definition } from "../definition";
import { inLanguage } from "../languages";
import { speaker } from "../page/view";
import { wordsFor } from "../page/words";
import type { Question, ScaleQuestion } from "../question-kinds";
import type { Pen } from "./paper-fields";
import { drawQuestion, drawRatings, standing } from "./paper-questions";
import { paperWords } from "./paper-words";
import { forPaper } from "./printable";
import { drawQr } from "./qr-drawing";

export interface Paper {
  definition: Definition;
  language: string;
  organization: string;
  version: number;
  /** Where it can be answered instead; absent where nobody may. */
  address: string | undefined;
  now: Date;
}

const qrSize = 92;

/** A survey to be filled in by pen: every kind of question, in one of its languages. */
export async function surveyPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { definition, language } = inLanguage(paper.definition, paper.language);
  const words = wordsFor(language);
  const spoken = speaker(definition, {}, {});
  const say = (text: string) => forPaper(spoken(text));
  const sheet = newSheet(say(definition.title), forPaper(paper.organization), paper.now, language);
  const pen: Pen = { sheet, words, paper: paperWords(language), say };
  drawHead(pen, definition, paper);
  let number = 1;
  for (const { members } of standing(definition.questions)) {
    const ratings = members.filter(isRating);
    const [first] = members;
    if (ratings.length > 1 && ratings[0]?.stem) drawRatings(pen, ratings, number);
    else if (first) drawQuestion(pen, first, number);
    number += members.filter(({ kind }) => kind !== "statement").length;
    // Others may go on in between: a long survey takes longer than a request should wait.
    await breathe();
  }
  gap(sheet, 18);
  paragraph(sheet, words.thanks, { size: 12, bold: true });
  paragraph(sheet, say(definition.thanks.everyone), { size: 10 });
  const said = `${say(definition.title)} · ${forPaper(paper.organization)} · v${paper.version}`;
  foot(sheet, said, words.page);
  return bytesOf(sheet);
}

const isRating = (question: Question): question is ScaleQuestion => question.kind === "scale";

function drawHead(pen: Pen, { title, introduction }: Definition, paper: Paper): void {
  const { sheet, say } = pen;
  const { address } = paper;
  const beside = address === undefined ? sheet : narrowed(sheet, qrSize + 12);
  const top = sheet.y;
  paragraph(beside, forPaper(paper.organization), { size: 9, colour: colours.muted });
  paragraph(beside, say(title), { size: 17, bold: true });
  if (introduction) paragraph(beside, say(introduction), { size: 10 });
  paragraph(beside, pen.paper.howTo, { size: 9, colour: colours.muted });
  if (address)
    paragraph(beside, `${pen.paper.online} ${address}`, { size: 8, colour: colours.muted });
  sheet.y = beside.y;
  if (address === undefined) return;
  const x = sheet.left + sheet.width - qrSize;
  drawQr(sheet, address, x, top - 8, qrSize);
  sheet.y = Math.max(sheet.y, top + qrSize);
}

/** The same sheet with less width, for what stands beside something. */
function narrowed(sheet: Sheet, by: number): Sheet {
  return { ...sheet, width: sheet.width - by };
}
