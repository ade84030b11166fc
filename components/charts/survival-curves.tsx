import { LevelLines, TimeMarks } from "@/components/charts/plot-axes";
import { classes } from "@/components/ui/classes";
import { linear } from "@/lib/drawing/scale";

export interface SurvivalLine {
  key: string;
  label: string;
  look: "up" | "level" | "down";
  points: readonly { time: number; share: number; low: number | null; high: number | null }[];
}

interface SurvivalCurvesProps {
  /** What is shown, for screen readers; the numbers must stand in a table beside it. */
  title: string;
  lines: readonly SurvivalLine[];
  /** Of the time axis, as "months". */
  unit: string;
}

const strokes = { up: "stroke-up", level: "stroke-level", down: "stroke-down" };
const fills = { up: "fill-up", level: "fill-level", down: "fill-down" };
const dots = { up: "bg-up", level: "bg-level", down: "bg-down" };

/** Shares that are still there over time, as steps, each with the band of its intervals. */
export function SurvivalCurves({ title, lines, unit }: SurvivalCurvesProps) {
  const last = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ time }) => time)));
  const lowest = Math.min(...lines.flatMap(({ points }) => points.map((p) => p.low ?? p.share)));
  const floor = Math.max(0, Math.floor(lowest * 5 - 1e-9) / 5);
  const y = linear([1, floor], [0, 100]);
  const x = linear([0, last], [0, 100]);
  const every = last > 36 ? 12 : last > 12 ? 6 : 3;
  const marks = Array.from({ length: Math.floor(last / every) + 1 }, (_, k) => k * every);
  const levels = Array.from({ length: Math.round((1 - floor) * 5) + 1 }, (_, k) => 1 - k / 5);
  return (
    <div role="img" aria-label={title}>
      <p aria-hidden className="flex flex-wrap gap-x-4 text-xs text-ink-muted">
        {lines.map(({ key, label, look }) => (
          <span key={key} className="flex items-center gap-1.5">
            <span className={classes("h-0.5 w-4", dots[look])} />
            {label}
          </span>
        ))}
      </p>
      <div aria-hidden className="relative mt-3 ml-11 h-52">
        <LevelLines
          levels={levels.map((level) => ({ top: y(level), text: `${Math.round(100 * level)} %` }))}
        />
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {lines.map((line) => (
            <Line key={line.key} line={line} x={x} y={y} />
          ))}
        </svg>
      </div>
      <div aria-hidden className="relative mt-2 ml-11 h-5 text-xs text-ink-muted">
        <TimeMarks marks={marks.map((time) => ({ time, left: x(time) }))} unit={unit} />
      </div>
    </div>
  );
}

interface LineProps {
  line: SurvivalLine;
  x: (time: number) => number;
  y: (share: number) => number;
}

function Line({ line: { points, look }, x, y }: LineProps) {
  const steps = (of: (point: SurvivalLine["points"][number]) => number) =>
    points.flatMap((point, k) => {
      const before = points[k - 1];
      const here = `${x(point.time)},${y(of(point))}`;
      return before ? [`${x(point.time)},${y(of(before))}`, here] : [here];
    });
  const band = [...steps((p) => p.high ?? p.share), ...steps((p) => p.low ?? p.share).reverse()];
  return (
    <>
      <polygon points={band.join(" ")} className={fills[look]} fillOpacity="0.12" />
      <polyline
        points={steps(({ share }) => share).join(" ")}
        fill="none"
        className={strokes[look]}
        strokeWidth="1.75"
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}
