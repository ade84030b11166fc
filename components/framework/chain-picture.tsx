"use client";

import { useState } from "react";
import { arrowSentence, strength } from "@/components/framework/words";
import { classes } from "@/components/ui/classes";
import type { PictureArrow, PictureColumn } from "@/lib/framework/picture";

interface ChainPictureProps {
  columns: readonly PictureColumn[];
  arrows: readonly PictureArrow[];
}

const rowHeight = 68;
const headHeight = 32;
const boxShare = 0.6;

/** Where each box stands: its column's middle and its row, in shares of the width and in pixels. */
function placesOf(columns: readonly PictureColumn[]) {
  const rows = Math.max(...columns.map(({ nodes }) => nodes.length));
  const height = headHeight + rows * rowHeight;
  const places = new Map(
    columns.flatMap(({ nodes }, column) =>
      nodes.map(({ key }, row) => {
        const middle = (rows * rowHeight * (row + 0.5)) / nodes.length;
        return [key, { x: (column + 0.5) / columns.length, y: headHeight + middle }] as const;
      }),
    ),
  );
  return { height, places };
}

/**
 * The chain from technical to value: boxes in columns, arrows as wide as they are strong, blue
 * upwards and vermillion downwards, grey where zero is inside. A box that is pointed at or chosen
 * keeps only its own arrows, and each is said in a sentence below.
 */
export function ChainPicture({ columns, arrows }: ChainPictureProps) {
  const [chosen, setChosen] = useState<string>();
  const { height, places } = placesOf(columns);
  const touches = ({ from, to }: PictureArrow) => from.key === chosen || to.key === chosen;
  const half = boxShare / columns.length / 2;
  const own = arrows.filter(touches).toReversed();
  return (
    <>
      <section
        aria-label="The chain as a picture"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs the keyboard
        tabIndex={0}
        className="overflow-x-auto"
      >
        <div className="relative min-w-[46rem]" style={{ height }}>
          <Arrows arrows={arrows} places={places} height={height} half={half} chosen={chosen} />
          {columns.map(({ level, title }, column) => (
            <p
              key={level}
              className="absolute top-0 -translate-x-1/2 text-xs font-medium text-ink-muted"
              style={{ left: `${(100 * (column + 0.5)) / columns.length}%` }}
            >
              {title}
            </p>
          ))}
          {columns.flatMap(({ nodes }) =>
            nodes.map((node) => (
              <Box
                key={node.key}
                label={node.label}
                place={places.get(node.key)}
                width={2 * half}
                isChosen={node.key === chosen}
                onChoose={() => setChosen(node.key === chosen ? undefined : node.key)}
              />
            )),
          )}
        </div>
      </section>
      <div role="status" className="mt-3 min-h-10 text-sm text-ink-muted">
        {chosen === undefined ? (
          <p>Choose a box to see its arrows, each in a sentence.</p>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {own.map((arrow) => (
              <li key={`${arrow.from.key} ${arrow.to.key}`} className="text-ink">
                <span className="mr-2 font-medium tabular-nums">{strength(arrow)}</span>
                {arrowSentence(arrow)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

interface Place {
  x: number;
  y: number;
}

interface ArrowsProps {
  arrows: readonly PictureArrow[];
  places: ReadonlyMap<string, Place>;
  height: number;
  /** Half the width of a box, as a share of the picture's. */
  half: number;
  chosen: string | undefined;
}

function Arrows({ arrows, places, height, half, chosen }: ArrowsProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      {arrows.map((arrow) => {
        const { from, to, term } = arrow;
        const [a, b] = [places.get(from.key), places.get(to.key)];
        if (!a || !b) return null;
        const quiet = chosen !== undefined && from.key !== chosen && to.key !== chosen;
        return (
          <path
            key={`${from.key} ${to.key}`}
            d={lineFrom(a, b, half)}
            fill="none"
            vectorEffect="non-scaling-stroke"
            strokeWidth={Math.max(1, 16 * Math.min(0.6, Math.abs(term.standardised)))}
            strokeDasharray={dashesOf(term)}
            className={quiet ? "stroke-level opacity-10" : lineLook(arrow)}
          />
        );
      })}
    </svg>
  );
}

interface BoxProps {
  label: string;
  place: Place | undefined;
  width: number;
  isChosen: boolean;
  onChoose(): void;
}

function Box({ label, place, width, isChosen, onChoose }: BoxProps) {
  if (!place) return null;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={classes(
        "absolute flex h-13 -translate-x-1/2 -translate-y-1/2 flex-col justify-center rounded-lg border bg-surface px-2 text-center text-xs leading-tight text-ink shadow-raised hover:border-accent",
        isChosen ? "border-accent ring-1 ring-accent" : "border-line",
      )}
      style={{ left: `${100 * place.x}%`, top: place.y, width: `${100 * width}%` }}
    >
      <span className="line-clamp-2 font-medium">{label}</span>
    </button>
  );
}

/** From the right of one box to the left of the next; between boxes of one column, around its right. */
function lineFrom(a: Place, b: Place, half: number): string {
  const x1 = 1000 * (a.x + half);
  if (a.x === b.x) return `M${x1},${a.y} C${x1 + 40},${a.y} ${x1 + 40},${b.y} ${x1},${b.y}`;
  const x2 = 1000 * (b.x - half);
  const bend = (x2 - x1) / 2;
  return `M${x1},${a.y} C${x1 + bend},${a.y} ${x2 - bend},${b.y} ${x2},${b.y}`;
}

function dashesOf({ byConstruction, fixed }: PictureArrow["term"]): string | undefined {
  if (fixed) return "1.5 5";
  return byConstruction ? "5 4" : undefined;
}

function lineLook({ term, isClear }: PictureArrow): string {
  if (!isClear) return "stroke-level opacity-25";
  return term.standardised < 0 ? "stroke-down opacity-70" : "stroke-up opacity-70";
}
