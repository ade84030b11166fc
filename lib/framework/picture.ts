import { levels } from "@/lib/analysis/shapes";
import type { Effect, FittedFramework, Node, Term } from "@/lib/framework/shapes";

// What the page is handed and says: plain data and words, with no path to the database.

export interface FrameworkPicture extends Omit<FittedFramework, "draws" | "fittedShares"> {
  computedAt: Date;
  timeZone: string;
}

export interface PictureArrow {
  from: Node;
  to: Node;
  term: Term;
  n: number;
  /** Whether the interval leaves zero out. */
  isClear: boolean;
}

export interface PictureColumn {
  level: Node["level"];
  title: string;
  nodes: Node[];
}

const titles: Record<Node["level"], string> = {
  technical: "Technical",
  operational: "Operational",
  experience: "Experience",
  strategic: "Loyalty",
  value: "Value",
};

/** The levels that are there, in the order of the chain. */
export function columnsOf({ variables }: FrameworkPicture): PictureColumn[] {
  return levels
    .map((level) => ({
      level,
      title: titles[level],
      nodes: variables.filter((node) => node.level === level),
    }))
    .filter(({ nodes }) => nodes.length > 0);
}

/** Every measured arrow, the weakest first, so that the strongest is drawn on top. */
export function arrowsOf({ variables, equations }: FrameworkPicture): PictureArrow[] {
  const nodeOf = new Map(variables.map((node) => [node.key, node]));
  const arrows = equations.flatMap(({ outcome, terms, n }) =>
    terms.flatMap((term): PictureArrow[] => {
      const [from, to] = [nodeOf.get(term.key), nodeOf.get(outcome)];
      return from && to ? [{ from, to, term, n, isClear: isClear(term) }] : [];
    }),
  );
  return arrows.sort((a, b) => Math.abs(a.term.standardised) - Math.abs(b.term.standardised));
}

function isClear({ ciLow, ciHigh }: Pick<Term, "ciLow" | "ciHigh">): boolean {
  return ciLow !== null && ciHigh !== null && ciLow * ciHigh > 0;
}

/** What a step of one KPI in its good direction is worth to all customers together. */
interface Worth {
  node: Node;
  /** One standard deviation, with the sign of the good direction. */
  step: number;
  value: number;
  low: number;
  high: number;
  isClear: boolean;
}

/** The line of sight from each KPI to the lifetime value of all customers, largest first. */
export function worthOf(picture: FrameworkPicture): Worth[] {
  const { variables, effects, customersWithValue } = picture;
  return variables
    .filter(({ level }) => level === "technical" || level === "operational")
    .flatMap((node): Worth[] => {
      const effect = effects.find(({ from, to }) => from === node.key && to === "customer.clv");
      if (!effect || effect.ciLow === null || effect.ciHigh === null || node.sd === 0) return [];
      const step = betterBy(node, effect);
      const [a, b] = [effect.ciLow, effect.ciHigh].map(
        (limit) => limit * step * customersWithValue,
      );
      const [low = 0, high = 0] = [a ?? 0, b ?? 0].sort((x, y) => x - y);
      const value = effect.total * step * customersWithValue;
      return [{ node, step, value, low, high, isClear: low * high > 0 }];
    })
    .sort((a, b) => b.value - a.value);
}

/** One standard deviation in the direction that is declared good, or else that brings value. */
function betterBy({ direction, sd }: Node, { total }: Effect): number {
  if (direction === "higher") return sd;
  if (direction === "lower") return -sd;
  return total < 0 ? -sd : sd;
}
