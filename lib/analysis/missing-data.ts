import { type CompleteColumns, grainOf, type Unit } from "@/lib/analysis/response-matrix";
import type { InsufficientData } from "@/lib/stats/insufficient-data";

/** What was asked of which data, in the order of the columns: the outcome first. */
export interface Asked {
  readonly labels: readonly string[];
  readonly unit: Unit;
  readonly complete: Pick<CompleteColumns, "n" | "lacking">;
}

const one = { interaction: "interaction", period: "day", customer: "customer" };
const many = { interaction: "interactions", period: "days", customer: "customers" };

/** One plain sentence on why there is no result, and what would help. */
export function missingSentence({ reason }: InsufficientData, asked: Asked): string {
  const { labels, unit, complete } = asked;
  const units = many[grainOf(unit)];
  const outcome = labels[0] ?? "the outcome";
  switch (reason) {
    case "too-few-rows":
      return `${outcome} and every condition are known for only ${counted(complete.n, grainOf(unit))}. ${hint(asked)}`;
    case "no-variation":
      return `Nothing varies: among ${complete.n} ${units}, ${outcome} or every condition has one value only.`;
    case "collinear":
    case "ill-conditioned":
      return `The conditions say the same thing in other words: leave some of them out.`;
    case "separation":
      return `The conditions tell ${outcome} without a single error: no coefficient can be estimated from that.`;
  }
}

function counted(n: number, grain: keyof typeof many): string {
  return n === 1 ? `1 ${one[grain]}` : `${n} ${many[grain]}`;
}

/** The variable that costs most rows is the one to leave out, or to collect. */
function hint({ labels, complete: { lacking } }: Asked): string {
  const most = Math.max(0, ...lacking);
  const label = labels[lacking.indexOf(most)];
  if (most === 0 || label === undefined) return "More answers are needed.";
  return `${label} is missing most often (${most} times).`;
}
