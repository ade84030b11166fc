import { IntervalBars } from "@/components/charts/interval-bars";
import { figure } from "@/lib/analysis/figures";

interface CountBarsProps {
  /** What the table holds, for screen readers. */
  caption: string;
  /** What the rows are. */
  heading: string;
  /** In order, each with what tells it from the others. */
  bars: readonly { key: string; label: string; n: number }[];
}

/** How many there are of each, as bars from zero; only whole counts mark the axis. */
export function CountBars({ caption, heading, bars }: CountBarsProps) {
  return (
    <IntervalBars
      caption={caption}
      headings={[heading, "How many", "Answers"]}
      bars={bars.map(({ key, label, n }) => ({
        ...{ key, label, value: n, low: null, high: null, strong: false },
        text: figure(n),
      }))}
      format={(mark) => (Number.isInteger(mark) ? figure(mark) : "")}
    />
  );
}
