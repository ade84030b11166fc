import { classes } from "@/components/ui/classes";

interface LevelLinesProps {
  /** From the top, in percent, and what stands beside the line. */
  levels: readonly { top: number; text: string }[];
}

/** The lines across a plot, each with its value at the left. */
export function LevelLines({ levels }: LevelLinesProps) {
  return levels.map(({ top, text }) => (
    <span key={top} className="absolute inset-x-0 h-px bg-line" style={{ top: `${top}%` }}>
      <span className="absolute right-full -translate-y-1/2 pr-2 text-xs whitespace-nowrap text-ink-muted tabular-nums">
        {text}
      </span>
    </span>
  ));
}

interface TimeMarksProps {
  /** The time counted from the plot's left edge, and how far along it is, in percent. */
  marks: readonly { time: number; left: number }[];
  /** As "months"; stands beside the first mark. */
  unit: string;
}

/** The times beneath a plot that begins at 0. */
export function TimeMarks({ marks, unit }: TimeMarksProps) {
  return marks.map(({ time, left }, k) => (
    <span
      key={time}
      className={classes("absolute whitespace-nowrap", k > 0 && "-translate-x-1/2")}
      style={{ left: `${left}%` }}
    >
      {k === 0 ? `0 ${unit}` : time}
    </span>
  ));
}
