import { figure, percent, percentSign, percentWithLimits } from "@/lib/analysis/figures";
import { thresholdWords } from "@/lib/analysis/panel-words";
import type { ReportCondition, ReportDrivers } from "@/lib/analysis/reports/shapes";
import { linear, ticks } from "@/lib/drawing/scale";
import { colours, gap, heading, label, paragraph, room, type Sheet } from "@/lib/drawing/sheet";

const rowHeight = 25;
const names = 150;
const numbers = 112;

type Scale = (value: number) => number;

/** Each condition's share as a bar from zero with its interval. */
export function drawImportance(sheet: Sheet, drivers: ReportDrivers): void {
  const { conditions, r2, threshold, explained } = drivers;
  const lead = `The conditions together explain ${percent(r2)} of the differences in ${explained}; this is each one's part. Key drivers are blue.`;
  heading(sheet, "Relative importance", 4 * rowHeight);
  paragraph(sheet, lead, { colour: colours.muted });
  gap(sheet, 2);
  const highest = Math.max(...conditions.map(({ share, high }) => high ?? share), threshold ?? 0);
  const marks = ticks(0, highest, 4);
  const from = sheet.left + names + 8;
  const x = linear([0, marks.at(-1) ?? 1], [from, sheet.left + sheet.width - numbers - 8]);
  for (const condition of conditions) {
    room(sheet, rowHeight + 14);
    drawRow(sheet, condition, { x, marks, threshold });
    sheet.y += rowHeight;
  }
  for (const mark of marks) {
    const text = `${figure(100 * mark)}${percentSign}`;
    const look = { size: 7.5, colour: colours.muted, align: "center" } as const;
    label(sheet, text, { ...look, x: x(mark) - 20, y: sheet.y + 2, width: 40 });
  }
  sheet.y += 15;
  if (threshold === null) return;
  paragraph(sheet, `Dotted: ${thresholdWords(threshold)}`, { size: 7.5, colour: colours.muted });
}

interface Axis {
  x: Scale;
  marks: readonly number[];
  threshold: number | null;
}

function drawRow(sheet: Sheet, condition: ReportCondition, { x, marks, threshold }: Axis): void {
  const { pdf, left, width, y } = sheet;
  const { label: name, direction, share, low, high, isKey } = condition;
  label(sheet, name, { x: left, y: y + 2, width: names, bold: isKey });
  label(sheet, direction, { x: left, y: y + 13, width: names, size: 7, colour: colours.muted });
  for (const mark of marks) upright(sheet, x(mark), colours.line);
  const middle = y + rowHeight / 2;
  pdf
    .rect(x(0), middle - 5, Math.max(0.3, x(share) - x(0)), 10)
    .fill(isKey ? colours.up : colours.level);
  if (low !== null && high !== null) {
    pdf.lineWidth(1).strokeColor(colours.ink);
    pdf.moveTo(x(low), middle).lineTo(x(high), middle).stroke();
    for (const end of [x(low), x(high)]) {
      pdf
        .moveTo(end, middle - 3)
        .lineTo(end, middle + 3)
        .stroke();
    }
  }
  if (threshold !== null) {
    pdf.dash(1, { space: 2 });
    upright(sheet, x(threshold), colours.muted);
    pdf.undash();
  }
  const at = { x: left + width - numbers, y: y + 7, width: numbers, align: "right" } as const;
  label(sheet, percentWithLimits(share, low, high), { ...at, size: 8.5 });
}

function upright({ pdf, y }: Sheet, x: number, colour: string): void {
  pdf
    .lineWidth(0.5)
    .strokeColor(colour)
    .moveTo(x, y)
    .lineTo(x, y + rowHeight)
    .stroke();
}
