import { decimals, figure, percentSign } from "@/lib/analysis/figures";
import { mapNote } from "@/lib/analysis/panel-words";
import type { ReportCondition, ReportDrivers } from "@/lib/analysis/reports/shapes";
import { type Box, placeLabels } from "@/lib/drawing/place-labels";
import { linear, ticks } from "@/lib/drawing/scale";
import { colours, heading, label, paragraph, type Sheet, widthOf } from "@/lib/drawing/sheet";

const height = 220;
const radius = 3.5;
const names = ["Maintain", "Keep up", "Watch", "Fix first"] as const;

type Placed = ReportCondition & { performance: number };

interface Plot {
  box: Box;
  x: (importance: number) => number;
  y: (performance: number) => number;
  marks: { x: number[]; y: number[] };
}

/** Importance against performance, cut into quadrants at the means, as lines and letters. */
export function drawMap(sheet: Sheet, { conditions, whereToAct }: ReportDrivers): void {
  const placed = conditions.flatMap((condition): Placed[] =>
    condition.performance === null ? [] : [{ ...condition, performance: condition.performance }],
  );
  if (placed.length < 2) return;
  heading(sheet, "Where to act", height + 60);
  paragraph(sheet, whereToAct, { colour: colours.muted });
  const plot = plotOf(sheet, placed);
  drawQuadrants(sheet, plot, placed);
  drawAxes(sheet, plot);
  drawPoints(sheet, plot, placed);
  sheet.y = plot.box.bottom + 30;
  paragraph(sheet, mapNote, { size: 7.5, colour: colours.muted });
}

function plotOf({ left, width, y: top }: Sheet, placed: readonly Placed[]): Plot {
  const box = { left: left + 22, right: left + width - 4, top: top + 16, bottom: top + height };
  const heights = placed.map(({ performance }) => performance);
  const low = Math.max(0, Math.min(...heights) - 8);
  const high = Math.min(100, Math.max(...heights) + 8);
  const marks = {
    x: ticks(0, Math.max(...placed.map(({ importance }) => importance)), 5),
    y: ticks(low, high, 4),
  };
  const x = linear([0, marks.x.at(-1) ?? 1], [box.left, box.right]);
  const y = linear([marks.y[0] ?? 0, marks.y.at(-1) ?? 100], [box.bottom, box.top]);
  return { box, x, y, marks };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function drawQuadrants(sheet: Sheet, { box, x, y }: Plot, placed: readonly Placed[]): void {
  const { pdf } = sheet;
  const middle = {
    x: x(mean(placed.map(({ importance }) => importance))),
    y: y(mean(placed.map(({ performance }) => performance))),
  };
  const advises = placed.some(({ isKey }) => isKey);
  if (advises) {
    pdf
      .rect(middle.x, middle.y, box.right - middle.x, box.bottom - middle.y)
      .fill(colours.downSoft);
  }
  pdf.lineWidth(0.5).strokeColor(colours.line);
  pdf.rect(box.left, box.top, box.right - box.left, box.bottom - box.top).stroke();
  pdf.strokeColor(colours.level).dash(1, { space: 3 });
  pdf.moveTo(middle.x, box.top).lineTo(middle.x, box.bottom).stroke();
  pdf.moveTo(box.left, middle.y).lineTo(box.right, middle.y).stroke();
  pdf.undash();
  for (const [k, { left, top, right }] of cornersOf(sheet, box).entries()) {
    const look = { size: 7.5, bold: true, colour: colours.muted } as const;
    label(sheet, names[k] ?? "", { ...look, x: left, y: top + 4, width: right - left });
  }
}

/** Where the names of the quadrants stand: top left, top right, bottom left, bottom right. */
function cornersOf(sheet: Sheet, box: Box): Box[] {
  return names.map((name, k) => {
    const width = widthOf(sheet, name, { size: 7.5, bold: true }) + 2;
    const left = k % 2 === 0 ? box.left + 5 : box.right - width - 5;
    const top = k < 2 ? box.top : box.bottom - 17;
    return { left, right: left + width, top, bottom: top + 17 };
  });
}

function drawAxes(sheet: Sheet, { box, x, y, marks }: Plot): void {
  const look = { size: 7.5, colour: colours.muted } as const;
  for (const mark of marks.x) {
    const text = `${figure(100 * mark)}${percentSign}`;
    label(sheet, text, {
      ...look,
      ...{ x: x(mark) - 20, y: box.bottom + 4, width: 40, align: "center" },
    });
  }
  for (const mark of marks.y) {
    const at = { x: box.left - 22, y: y(mark) - 5, width: 18, align: "right" } as const;
    label(sheet, decimals(mark, 0), { ...look, ...at });
  }
  const named = { ...look, colour: colours.ink };
  label(sheet, "↑ Performance, 0–100", {
    ...named,
    ...{ x: box.left - 22, y: box.top - 14, width: 200 },
  });
  label(sheet, "Importance, share of R² →", {
    ...named,
    ...{ x: box.right - 200, y: box.bottom + 15, width: 200, align: "right" },
  });
}

function drawPoints(sheet: Sheet, { box, x, y }: Plot, placed: readonly Placed[]): void {
  const { pdf } = sheet;
  const ordered = [...placed].sort(
    (a, b) => Number(b.isKey) - Number(a.isKey) || b.importance - a.importance,
  );
  const anchors = ordered.map(({ importance, performance, label: name, isKey }) => ({
    ...{ x: x(importance), y: y(performance), height: 11 },
    width: widthOf(sheet, name, { size: 8, bold: isKey }) + 2,
  }));
  const places = placeLabels(anchors, box, radius, cornersOf(sheet, box));
  for (const [k, { importance, performance, label: name, isKey }] of ordered.entries()) {
    const [px, py] = [x(importance), y(performance)];
    const place = places[k];
    if (place?.led) {
      pdf.lineWidth(0.5).strokeColor(colours.muted);
      pdf
        .moveTo(px, py)
        .lineTo(place.x - 2, place.y)
        .stroke();
    }
    pdf.circle(px, py, radius).fill(isKey ? colours.up : colours.level);
    if (!place) continue;
    const width = anchors[k]?.width ?? 0;
    const left = { start: place.x, middle: place.x - width / 2, end: place.x - width }[place.side];
    const colour = isKey ? colours.ink : colours.muted;
    label(sheet, name, { x: left, y: place.y - 5, width, size: 8, bold: isKey, colour });
  }
}
