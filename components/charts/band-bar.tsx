import { classes } from "@/components/ui/classes";

interface BandBarProps {
  median: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

/**
 * A median with its two bands around a zero in the middle, on a scale of its own: which side it is
 * on, and how surely. The numbers stand beside it.
 */
export function BandBar({ median, low80, high80, low95, high95 }: BandBarProps) {
  const reach = Math.max(Math.abs(low95), Math.abs(high95)) || 1;
  const at = (value: number) => 0.5 + (0.47 * value) / reach;
  const colour = low95 > 0 ? "bg-up" : high95 < 0 ? "bg-down" : "bg-level";
  const span = (low: number, high: number) => ({
    left: percent(at(low)),
    width: percent(at(high) - at(low)),
  });
  return (
    <span aria-hidden className="relative block h-4 min-w-24">
      <span className="absolute inset-y-0 left-1/2 w-px bg-control" />
      <span
        className={classes("absolute top-[7px] h-0.5 rounded-full", colour)}
        style={span(low95, high95)}
      />
      <span
        className={classes("absolute top-1 h-2 rounded-full opacity-50", colour)}
        style={span(low80, high80)}
      />
      <span
        className="absolute top-0.5 h-3 w-0.5 -translate-x-1/2 bg-ink"
        style={{ left: percent(at(median)) }}
      />
    </span>
  );
}
