"use client";

import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { classes } from "@/components/ui/classes";

export interface HeatItem {
  key: string;
  label: string;
  /** Neighbours of one group stand under one heading. */
  group: string;
}

export interface HeatCell {
  /** What the cell shows: a number, or a dash. */
  text: string;
  /** The whole story, for pointing at it and for screen readers. */
  title: string;
  /** −1 to 1: vermillion to blue; null leaves the cell plain. */
  tone: number | null;
  /** Where the cell leads; without it, the matrix is only read. */
  href?: string;
}

interface HeatMatrixProps {
  caption: string;
  items: readonly HeatItem[];
  /** The cells of each row: row i has those of items 0 to i − 1. */
  rows: readonly (readonly HeatCell[])[];
}

type Place = readonly [row: number, column: number];

interface Group {
  name: string;
  positions: number[];
}

/** Neighbouring items of one group, from one position up to before another. */
function groupsOf(items: readonly HeatItem[], from: number, to: number): Group[] {
  const groups: Group[] = [];
  items.slice(from, to).forEach(({ group }, k) => {
    const open = groups.at(-1);
    if (open?.name === group) open.positions.push(from + k);
    else groups.push({ name: group, positions: [from + k] });
  });
  return groups;
}

const moves: Record<string, Place> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** The first of a group stands a little apart from the group before. */
function beginsGroup(items: readonly HeatItem[], position: number): boolean {
  return position > 0 && items[position - 1]?.group !== items[position]?.group;
}

const itemsSeenWhole = 20;

/**
 * Every pair of some items as a coloured number in the lower triangle of a table. It scrolls inside
 * itself under its headings, and stops at whole columns, so that no sign of a number is hidden. One
 * cell at a time is a stop of the tab key; arrow keys, Page Up and Down, Home and End move from cell
 * to cell.
 */
export function HeatMatrix({ caption, items, rows }: HeatMatrixProps) {
  const [stop, setStop] = useState<Place>([1, 0]);
  const box = useRef<HTMLElement>(null);
  const reach = (place: Place, byKeyboard: boolean) => {
    setStop(place);
    // Names stand at the edges of the box, which may reach out of the screen where its cell does not.
    // Under a pressed mouse nothing moves, or it would be let go of over another cell.
    if (byKeyboard) box.current?.scrollIntoView({ block: "nearest" });
  };
  const move = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    const row = Math.min(items.length - 1, Math.max(1, stop[0] + by[0]));
    const column = Math.min(row - 1, Math.max(0, stop[1] + by[1]));
    box.current?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)?.focus();
  };
  const isOnlyRead = rows.every((cells) => cells.every(({ href }) => href === undefined));
  return (
    <section
      ref={box}
      aria-label={caption}
      // Where no cell is a stop, the region that scrolls is one.
      tabIndex={isOnlyRead ? 0 : undefined}
      className={classes(
        // What fits on little more than a screen is seen whole.
        items.length > itemsSeenWhole && "max-h-[min(60rem,80dvh)]",
        "snap-x snap-mandatory scroll-mb-20 scroll-pt-48 scroll-pl-[calc(11rem+2px)] overflow-auto overscroll-x-contain max-sm:scroll-pl-[calc(7rem+2px)] print:max-h-none print:overflow-visible print:[zoom:0.9]",
      )}
    >
      <table className="border-separate border-spacing-px text-xs">
        <caption className="sr-only">{caption}</caption>
        <Head items={items} />
        {/* The first item has no row and the last no column: the triangle has their pairs. */}
        {groupsOf(items, 1, items.length).map(({ name, positions }, g) => (
          <tbody key={name}>
            {positions.map((row, k) => (
              <tr key={items[row]?.key} className={g > 0 && k === 0 ? "*:pt-2" : undefined}>
                <RowHeading label={items[row]?.label ?? ""} group={k === 0 ? name : undefined} />
                {(rows[row] ?? []).map((cell, column) => (
                  <Cell
                    key={items[column]?.key}
                    cell={cell}
                    place={[row, column]}
                    isApart={beginsGroup(items, column)}
                    isStop={stop[0] === row && stop[1] === column}
                    onFocus={reach}
                    onMove={move}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function RowHeading({ label, group }: { label: string; group: string | undefined }) {
  return (
    <th
      scope="row"
      className="sticky left-0 z-1 h-9 w-44 max-w-44 min-w-44 bg-surface pr-3 text-left font-normal max-sm:w-28 max-sm:max-w-28 max-sm:min-w-28"
    >
      {group && (
        <span className="block text-[0.625rem] font-semibold tracking-wide text-ink-muted uppercase">
          {group}
        </span>
      )}
      <span className="line-clamp-2 text-ink">{label}</span>
    </th>
  );
}

function Head({ items }: { items: readonly HeatItem[] }) {
  const last = items.length - 1;
  return (
    <thead className="sticky top-0 z-2 bg-surface print:static">
      <tr>
        <td className="sticky left-0 z-2 bg-surface" />
        {groupsOf(items, 0, last).map(({ name, positions }) => (
          <th
            key={name}
            scope="colgroup"
            colSpan={positions.length}
            className="h-6 border-b border-line bg-surface px-1 text-left text-[0.625rem] font-semibold tracking-wide text-ink-muted uppercase"
          >
            <span className="sticky left-46 inline-block max-w-full overflow-hidden align-bottom text-ellipsis whitespace-nowrap max-sm:left-30">
              {positions.length > 1 ? name : name.slice(0, 4)}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        <td className="sticky left-0 z-2 bg-surface" />
        {items.slice(0, last).map(({ key, label }, column) => (
          <th
            key={key}
            scope="col"
            title={label}
            className={classes(
              "h-40 min-w-10 snap-start bg-surface p-0 align-bottom font-normal shadow-[0_-1px_0_var(--surface)]",
              beginsGroup(items, column) && "pl-2",
            )}
          >
            <span className="mx-auto block max-h-38 max-w-9 rotate-180 overflow-hidden pt-1 text-left leading-tight [writing-mode:vertical-rl]">
              {label}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Half strength at most, so that the number stays readable on it in light and dark. */
function colour(tone: number | null): string | undefined {
  if (tone === null) return undefined;
  const strength = Math.round(8 + 44 * Math.min(1, Math.abs(tone)));
  return `color-mix(in oklab, var(${tone > 0 ? "--up" : "--down"}) ${strength}%, var(--surface))`;
}

interface CellProps {
  cell: HeatCell;
  place: Place;
  isApart: boolean;
  isStop: boolean;
  onFocus: (place: Place, byKeyboard: boolean) => void;
  onMove: (event: KeyboardEvent) => void;
}

function Cell({ cell: { text, title, tone, href }, place, isApart, ...wiring }: CellProps) {
  const look = classes(
    "flex h-full min-h-9 w-10 items-center justify-center rounded-[3px] tabular-nums",
    tone === null ? "bg-sunken/60 text-ink-muted" : "font-medium text-ink",
  );
  const room = classes("h-9 p-0", isApart && "pl-2");
  if (href === undefined) {
    return (
      <td className={room} title={title}>
        <span className={look} style={{ background: colour(tone) }}>
          {text}
        </span>
      </td>
    );
  }
  return (
    <td className={room}>
      <Link
        href={href}
        prefetch={false}
        title={title}
        aria-label={title}
        tabIndex={wiring.isStop ? 0 : -1}
        data-place={place.join(" ")}
        onFocus={({ currentTarget }) =>
          wiring.onFocus(place, currentTarget.matches(":focus-visible"))
        }
        onKeyDown={wiring.onMove}
        style={{ background: colour(tone) }}
        className={classes(
          look,
          "hover:outline-2 hover:-outline-offset-2 hover:outline-accent focus-visible:-outline-offset-2",
        )}
      >
        {text}
      </Link>
    </td>
  );
}
