import { type Box, type Placed, placeLabels } from "@/lib/drawing/place-labels";
import { linear, ticks } from "@/lib/drawing/scale";

export interface MapPoint {
  key: string;
  label: string;
  x: number;
  y: number;
  /** Said on pointing at it, and to screen readers. */
  title: string;
  strong: boolean;
}

interface QuadrantMapProps {
  /** What is seen, in one sentence, for screen readers. */
  description: string;
  points: readonly MapPoint[];
  /** Where the quadrants meet. */
  centre: { x: number; y: number };
  /** Top left, top right, bottom left, bottom right; the last is where to act. */
  corners: readonly [string, string, string, string];
  axes: { x: string; y: string };
  format: { x: (value: number) => string; y: (value: number) => string };
  /** The least and the most that the vertical axis can show. */
  yRange: readonly [number, number];
  /** Whether the last corner is coloured as the place to act. */
  advises: boolean;
}

const size = { width: 860, height: 440 };
const inner = { left: 36, top: 28, right: size.width - 16, bottom: size.height - 44 };
const radius = 5;
const letterWidth = 6.3;
const cornerHeight = 26;

/**
 * Points between two axes, split into four named quadrants, each point labelled where it stands.
 * Drawn here because the charts' library can neither name quadrants nor place labels.
 */
export function QuadrantMap(props: QuadrantMapProps) {
  const { description, points, centre, yRange } = props;
  const marks = {
    x: ticks(0, Math.max(...points.map((point) => point.x), centre.x), 5),
    y: heightMarks(
      points.map((point) => point.y),
      yRange,
    ),
  };
  const x = linear([0, marks.x.at(-1) ?? 1], [inner.left, inner.right]);
  const y = linear([marks.y[0] ?? 0, marks.y.at(-1) ?? 1], [inner.bottom, inner.top]);
  const ordered = [...points].sort((a, b) => Number(b.strong) - Number(a.strong) || b.x - a.x);
  const anchors = ordered.map((point) => ({
    x: x(point.x),
    y: y(point.y),
    width: point.label.length * letterWidth,
    height: 14,
  }));
  const frame = { ...inner, right: size.width };
  const labels = placeLabels(anchors, frame, radius, cornerBoxes(props.corners));
  return (
    <svg
      role="img"
      aria-label={description}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="block h-auto w-full text-xs"
    >
      <Quadrants {...props} x={x(centre.x)} y={y(centre.y)} />
      <Axes {...props} marks={marks} x={x} y={y} />
      {ordered.map((point, k) => (
        <Point key={point.key} point={point} x={x(point.x)} y={y(point.y)} placed={labels[k]} />
      ))}
    </svg>
  );
}

/** The part of the height that points need, so that they keep apart. */
function heightMarks(heights: readonly number[], [least, most]: readonly [number, number]) {
  const room = 0.08 * (most - least);
  const low = Math.max(least, Math.min(...heights) - room);
  const high = Math.min(most, Math.max(...heights) + room);
  return ticks(low, high, 4);
}

/** Where the names of the quadrants stand: no label may cover them. */
function cornerBoxes(corners: QuadrantMapProps["corners"]): Box[] {
  return corners.map((name, k) => {
    const width = name.length * 8 + 16;
    const left = k % 2 === 0 ? inner.left : inner.right - width;
    const top = k < 2 ? inner.top : inner.bottom - cornerHeight;
    return { left, right: left + width, top, bottom: top + cornerHeight };
  });
}

interface PointProps {
  point: MapPoint;
  x: number;
  y: number;
  placed: Placed | null | undefined;
}

function Point({ point: { label, title, strong }, x, y, placed }: PointProps) {
  return (
    <g>
      <title>{title}</title>
      {placed?.led && (
        <path d={`M${x} ${y}L${placed.x - 3} ${placed.y}`} className="stroke-control" />
      )}
      <circle cx={x} cy={y} r={radius} className={strong ? "fill-up" : "fill-level"} />
      {placed && (
        <text
          x={placed.x}
          y={placed.y}
          dy="0.35em"
          textAnchor={placed.side}
          className={strong ? "fill-ink font-semibold" : "fill-ink-muted"}
        >
          {label}
        </text>
      )}
    </g>
  );
}

interface AxesProps extends Pick<QuadrantMapProps, "axes" | "format"> {
  marks: { x: readonly number[]; y: readonly number[] };
  x: (value: number) => number;
  y: (value: number) => number;
}

function Axes({ axes, format, marks, x, y }: AxesProps) {
  return (
    <g className="fill-ink-muted">
      {marks.x.map((mark) => (
        <text key={mark} x={x(mark)} y={inner.bottom + 16} textAnchor="middle">
          {format.x(mark)}
        </text>
      ))}
      {marks.y.map((mark) => (
        <text key={mark} x={inner.left - 8} y={y(mark)} dy="0.35em" textAnchor="end">
          {format.y(mark)}
        </text>
      ))}
      <text x={inner.right} y={size.height - 8} textAnchor="end" className="fill-ink font-medium">
        {axes.x} →
      </text>
      <text x={0} y={14} className="fill-ink font-medium">
        ↑ {axes.y}
      </text>
    </g>
  );
}

interface QuadrantsProps extends Pick<QuadrantMapProps, "corners" | "advises"> {
  x: number;
  y: number;
}

function Quadrants({ corners, advises, x, y }: QuadrantsProps) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={inner.right - x}
        height={inner.bottom - y}
        className={advises ? "fill-down-soft" : "fill-none"}
      />
      <rect
        x={inner.left}
        y={inner.top}
        width={inner.right - inner.left}
        height={inner.bottom - inner.top}
        className="fill-none stroke-line"
      />
      <path
        d={`M${x} ${inner.top}V${inner.bottom}M${inner.left} ${y}H${inner.right}`}
        className="stroke-control"
        strokeDasharray="3 4"
      />
      {corners.map((name, k) => (
        <text
          key={name}
          x={k % 2 === 0 ? inner.left + 8 : inner.right - 8}
          y={k < 2 ? inner.top + 17 : inner.bottom - 9}
          textAnchor={k % 2 === 0 ? "start" : "end"}
          className={`text-[11px] font-semibold tracking-wide uppercase ${
            k === 3 && advises ? "fill-down-ink" : "fill-ink-muted"
          }`}
        >
          {name}
        </text>
      ))}
    </g>
  );
}
