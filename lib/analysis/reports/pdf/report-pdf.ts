import { figure } from "@/lib/analysis/figures";
import { drawCorrelations } from "@/lib/analysis/reports/pdf/correlation-table";
import { drawImportance } from "@/lib/analysis/reports/pdf/importance-bars";
import { drawMap } from "@/lib/analysis/reports/pdf/performance-map";
import type { Report, ReportDrivers } from "@/lib/analysis/reports/shapes";
import { metricWords, scoreFigure, scoreLimits } from "@/lib/analysis/score-figures";
import {
  bytesOf,
  colours,
  foot,
  gap,
  heading,
  label,
  newSheet,
  paragraph,
  room,
  type Sheet,
} from "@/lib/drawing/sheet";

/** A report as a PDF: text that can be searched and copied, drawings as lines. */
export function* reportPdf(report: Report): Generator<number, Uint8Array<ArrayBuffer>> {
  const { name, madeAt, organization, timeZone, drivers, matrix } = report;
  const sheet = newSheet(name, organization, new Date(madeAt));
  drawTitle(sheet, report);
  drawScores(sheet, report.scores);
  if (drivers.state === "ready") drawDrivers(sheet, drivers);
  else drawMissing(sheet, "Key drivers", drivers.sentence);
  yield 0.5;
  if (matrix.state === "ready") drawCorrelations(sheet, matrix);
  else drawMissing(sheet, "Everything against everything", matrix.sentence);
  if (sheet.lacksLetters) {
    gap(sheet, 8);
    paragraph(
      sheet,
      "□ stands for letters that this document has no font for; the report in Vocal shows them.",
      { size: 7.5, colour: colours.muted },
    );
  }
  foot(
    sheet,
    `${name} · ${organization} · ${moment(madeAt, timeZone)} · ${report.software ?? "Vocal"}`,
  );
  return bytesOf(sheet);
}

function moment(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return `${format.format(new Date(at))} (${timeZone})`;
}

function drawTitle(sheet: Sheet, report: Report): void {
  const { name, organization, madeAt, madeBy, timeZone, outcome, filters } = report;
  paragraph(sheet, name, { size: 18, bold: true });
  const by = madeBy ? `, made by ${madeBy}` : "";
  paragraph(sheet, `${organization}, as of ${moment(madeAt, timeZone)}${by}.`, {
    colour: colours.muted,
  });
  const rows =
    filters.length === 0
      ? "everything"
      : filters.map((filter) => `${filter.name}: ${filter.values.join(", ")}`).join("; ");
  paragraph(sheet, `Explained: ${outcome}. Rows: ${rows}.`, { colour: colours.muted });
}

function drawMissing(sheet: Sheet, title: string, sentence: string): void {
  heading(sheet, title, 20);
  paragraph(sheet, sentence);
}

const columns = [
  { name: "Score", from: 0, align: "left" },
  { name: "Value", from: 100, align: "right" },
  { name: "95 % interval", from: 200, align: "right" },
  { name: "n", from: 300, align: "right" },
] as const;

function drawScores(sheet: Sheet, scores: Report["scores"]): void {
  if (scores.length === 0) return;
  heading(sheet, "Scores", 40);
  const line = (texts: readonly string[], look: { bold?: boolean; head?: boolean }) => {
    room(sheet, 16);
    for (const [k, { from, align }] of columns.entries()) {
      const at = { x: sheet.left + from, y: sheet.y + 2, width: 90, align };
      const colour = look.head ? colours.muted : colours.ink;
      label(sheet, texts[k] ?? "", { ...at, colour, size: look.head ? 8 : 9 });
    }
    sheet.y += 15;
    const { pdf, left, y } = sheet;
    pdf.lineWidth(0.5).strokeColor(colours.line);
    pdf
      .moveTo(left, y)
      .lineTo(left + 390, y)
      .stroke();
  };
  line(
    columns.map(({ name }) => name),
    { head: true },
  );
  for (const { metric, n, value, low, high } of scores) {
    const shown = value === null ? "too few" : scoreFigure(metric, value);
    const limits = low === null || high === null ? "–" : scoreLimits(metric, low, high);
    line([metricWords[metric], shown, limits, figure(n)], {});
  }
}

function drawDrivers(sheet: Sheet, drivers: ReportDrivers): void {
  heading(sheet, "Key drivers", 40);
  paragraph(sheet, drivers.headline, { size: 10, bold: true });
  for (const [k, sentence] of drivers.sentences.entries()) {
    room(sheet, 26);
    label(sheet, `${k + 1}.`, { x: sheet.left, y: sheet.y, width: 14 });
    paragraph(sheet, sentence, { indent: 16 });
  }
  const { notes, leftOut } = drivers;
  const rest = leftOut.length > 0 ? [`Not among the conditions: ${leftOut.join("; ")}.`] : [];
  for (const note of [...notes, ...rest]) {
    paragraph(sheet, note, { size: 7.5, colour: colours.muted });
  }
  drawImportance(sheet, drivers);
  drawMap(sheet, drivers);
}
