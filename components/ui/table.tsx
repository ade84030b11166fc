import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "@/components/ui/classes";

interface TableProps {
  label: string;
  /** On a narrow screen each row becomes a block of lines instead of scrolling sideways. */
  stacked?: boolean;
  children: ReactNode;
}

const stackedLook = classes(
  "max-sm:[&_thead]:sr-only max-sm:[&_tr]:flex max-sm:[&_tr]:flex-col max-sm:[&_tbody_tr]:py-2.5",
  "max-sm:[&_td]:h-auto max-sm:[&_td]:py-0.5 max-sm:[&_td]:text-left",
);

/** A table that scrolls sideways inside itself when the screen is narrow, or stacks its rows. */
export function Table({ label, stacked = false, children }: TableProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs the keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table
        className={classes(
          "w-full border-collapse text-sm [&_tbody_tr:last-child]:border-0 [&_tbody_tr]:border-b [&_tbody_tr]:border-line [&_tbody_tr:hover]:bg-sunken/60",
          stacked && stackedLook,
        )}
      >
        {children}
      </table>
    </section>
  );
}

export interface SortLink {
  /** Where a click leads: this page, sorted by this column. */
  href: string;
  /** How the table is sorted by this column now; absent when by another. */
  direction?: "ascending" | "descending";
}

interface HeaderCellProps extends Omit<ComponentProps<"th">, "align"> {
  align?: "left" | "right";
  sort?: SortLink;
}

const sortSigns = { ascending: "↑", descending: "↓", none: "↕" };

/** A column's heading; with `sort`, a link that sorts by it. */
export function HeaderCell({
  align = "left",
  sort,
  children,
  className,
  ...rest
}: HeaderCellProps) {
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort?.direction}
      className={classes(
        "h-9 border-b border-line px-4 text-xs font-medium whitespace-nowrap text-ink-muted",
        align === "right" ? "text-right" : "text-left",
        className,
      )}
    >
      {sort ? (
        <Link href={sort.href} className="inline-flex items-center gap-1 rounded-sm hover:text-ink">
          {children}
          <span aria-hidden className={sort.direction ? "text-ink" : "opacity-50"}>
            {sortSigns[sort.direction ?? "none"]}
          </span>
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** A cell; numbers go to the right. */
export function Cell({
  align = "left",
  className,
  ...rest
}: Omit<ComponentProps<"td">, "align"> & { align?: "left" | "right" }) {
  const side = align === "right" ? "text-right" : "text-left";
  return (
    <td {...rest} className={classes("h-11 px-4 py-2 print:h-7 print:py-1", side, className)} />
  );
}
