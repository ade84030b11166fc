import { decimals } from "@/lib/analysis/figures";
import type { ReportMatrix } from "@/lib/analysis/reports/shapes";
import type { CorrelationCell } from "@/lib/analysis/shapes";
import { colours, heading, label, paragraph, room, type Sheet } from "@/lib/drawing/sheet";

const rowHeight = 15;
const names = 132;
/** More columns than this would be too narrow to read: they are cut into tables of like width. */
const mostColumns = 18;

/** The lower triangle of every two variables; columns carry the numbers that the rows begin with. */
export function drawCorrelations(sheet: Sheet, matrix: ReportMatrix): void {
  const { variables, cells, finding, notes } = matrix;
  heading(sheet, "Everything against everything", 8 * rowHeight);
  paragraph(sheet, finding, { colour: colours.muted });
  const byPair = new Map(
    cells.flatMap((cell) => [
      [`${cell.x} ${cell.y}`, cell],
      [`${cell.y} ${cell.x}`, cell],
    ]),
  );
  const columns = variables.length - 1;
  const each = Math.ceil(columns / Math.ceil(columns / mostColumns));
  for (let first = 0; first < columns; first += each) {
    const last = Math.min(first + each, columns);
    drawPart(sheet, matrix, byPair, [first, last]);
  }
  const key = "Columns have the numbers of the rows. Grey: not beyond chance (q ≥ 0.05).";
  for (const note of [key, ...notes]) paragraph(sheet, note, { size: 7.5, colour: colours.muted });
}

type Columns = readonly [first: number, last: number];

function drawPart(
  sheet: Sheet,
  { variables }: ReportMatrix,
  byPair: ReadonlyMap<string, CorrelationCell>,
  [first, last]: Columns,
): void {
  const wide = Math.min(32, (sheet.width - names - 20) / (last - first));
  room(sheet, 4 * rowHeight);
  drawHeadings(sheet, [first, last], wide);
  for (const [row, variable] of variables.entries()) {
    if (row < first + (first > 0 ? 1 : 0)) continue;
    room(sheet, rowHeight);
    const at = { y: sheet.y + 2, size: 8 };
    const number = {
      ...at,
      x: sheet.left,
      width: 16,
      align: "right",
      colour: colours.muted,
    } as const;
    label(sheet, String(row + 1), number);
    label(sheet, variable.label, { ...at, x: sheet.left + 22, width: names - 10 });
    for (let column = first; column < Math.min(row, last); column++) {
      const cell = byPair.get(`${variable.key} ${variables[column]?.key}`);
      drawCell(sheet, cell, sheet.left + names + 16 + (column - first) * wide, wide);
    }
    sheet.y += rowHeight;
  }
  sheet.y += 6;
}

function drawHeadings(sheet: Sheet, [first, last]: Columns, wide: number): void {
  for (let column = first; column < last; column++) {
    const x = sheet.left + names + 16 + (column - first) * wide;
    const look = { size: 7.5, colour: colours.muted, align: "center" } as const;
    label(sheet, String(column + 1), { ...look, x, y: sheet.y, width: wide });
  }
  sheet.y += 12;
}

function drawCell(sheet: Sheet, cell: CorrelationCell | undefined, x: number, wide: number): void {
  if (!cell) return;
  const { r, q } = cell;
  const sure = q !== null && q < 0.05 && r !== null;
  const box = sheet.pdf.rect(x + 0.5, sheet.y + 0.5, wide - 1, rowHeight - 1);
  if (sure) {
    box.fillOpacity(0.08 + 0.44 * Math.min(1, Math.abs(r))).fill(r > 0 ? colours.up : colours.down);
    sheet.pdf.fillOpacity(1);
  } else {
    box.fill(colours.sunken);
  }
  const text = r === null ? "–" : decimals(r, 2).replace(/^(−?)0\./, "$1.");
  const colour = sure ? colours.ink : colours.muted;
  label(sheet, text, {
    ...{ x, y: sheet.y + 3, width: wide, size: wide < 22 ? 7 : 7.5, align: "center" },
    colour,
  });
}
