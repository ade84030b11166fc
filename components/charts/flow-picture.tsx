import { classes } from "@/components/ui/classes";
import { type FlowBand, type FlowPlace, layOutFlow, type Stream } from "@/lib/drawing/flow";

interface FlowStream extends Stream {
  /** Whether what flows gains, loses, or stays as it is. */
  way: "up" | "down" | "level";
}

interface FlowPictureProps {
  /** What is shown, for screen readers; the numbers must stand in a table beside it. */
  title: string;
  /** Headings of the two sides. */
  ends: readonly [string, string];
  /** The places from top to bottom. */
  order: readonly string[];
  streams: readonly FlowStream[];
  format: (size: number) => string;
}

const least = 0.085;
const fills = {
  up: "fill-up opacity-50",
  down: "fill-down opacity-55",
  level: "fill-level opacity-20",
};

/** What flows from one place to another, as bands whose height is how much. */
export function FlowPicture({ title, ends, order, streams, format }: FlowPictureProps) {
  const { left, right, bands } = layOutFlow(order, streams, least);
  const wayOf = ({ from, to }: FlowBand) =>
    streams.find((stream) => stream.from === from && stream.to === to)?.way ?? "level";
  return (
    <div role="img" aria-label={title}>
      <div aria-hidden className="flex justify-between pb-1 text-xs text-ink-muted">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      <div aria-hidden className="flex h-96 gap-2">
        <Places places={left} format={format} side="left" />
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="h-full min-w-0 flex-1"
        >
          {bands.map((band) => (
            <path key={`${band.from} ${band.to}`} d={pathOf(band)} className={fills[wayOf(band)]} />
          ))}
        </svg>
        <Places places={right} format={format} side="right" />
      </div>
    </div>
  );
}

interface PlacesProps {
  places: readonly FlowPlace[];
  format: (size: number) => string;
  side: "left" | "right";
}

function Places({ places, format, side }: PlacesProps) {
  return (
    <div className="relative w-24 sm:w-32">
      {places.map(({ key, size, top, height }) => (
        <div
          key={key}
          className={classes(
            "absolute inset-x-0 overflow-hidden border-line text-xs",
            side === "left" ? "border-r-4 pr-2 text-right" : "border-l-4 pl-2",
          )}
          style={{ top: share(top), height: share(height) }}
        >
          <span className="block leading-4 font-medium text-ink first-letter:uppercase">{key}</span>
          <span className="block leading-4 text-ink-muted tabular-nums">{format(size)}</span>
        </div>
      ))}
    </div>
  );
}

const share = (part: number) => `${(100 * part).toFixed(3)}%`;

function pathOf({ left, right, height }: FlowBand): string {
  const at = (y: number) => (100 * y).toFixed(3);
  const [a, b, c, d] = [left, right, right + height, left + height].map(at);
  return `M0,${a} C50,${a} 50,${b} 100,${b} L100,${c} C50,${c} 50,${d} 0,${d} Z`;
}
