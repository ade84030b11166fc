import { levels } from "@/lib/analysis/shapes";
import type { ChainPart } from "@/lib/framework/chain-part";
import type { Edge } from "@/lib/framework/edge-shapes";
import type {
  Effect,
  FittedFramework,
  Improvement,
  Node,
  Term,
  WhatIfAnswer,
} from "@/lib/framework/shapes";

// What the page is handed and says: plain data and words, with no path to the database.

export interface FrameworkPicture
  extends Omit<FittedFramework, "draws" | "fittedShares" | "npsPerAnswer"> {
  computedAt: Date;
  timeZone: string;
  /** Teams that have values of their own of any KPI. */
  teams: string[];
  scenarios: Scenario[];
  /** Arrows that were decided by hand. */
  decided: Edge[];
  /** Of whom the chain is: arrows of a part are shown, and nothing is reckoned with them. */
  part: ChainPart;
  /** What parts there are. */
  offered: { teams: string[]; touchpoints: string[] };
  /** Everything an arrow can begin or end at, by label. */
  choices: PictureChoice[];
}

export interface PictureChoice {
  key: string;
  label: string;
}

/** A kept what-if, and what it would bring by the framework as it is measured now. */
export interface Scenario {
  id: string;
  name: string;
  improvement: Improvement;
  /** Null where what it changes is not measured any more. */
  answer: WhatIfAnswer | null;
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

/** What the data say by themselves: not arithmetic, not said by hand, and beyond chance. */
export function isEvidence({ isClear: clear, term }: PictureArrow): boolean {
  return clear && !term.byConstruction && !term.fixed;
}

function isClear({ ciLow, ciHigh }: Pick<Term, "ciLow" | "ciHigh">): boolean {
  return ciLow !== null && ciHigh !== null && ciLow * ciHigh > 0;
}

/** What one point of a KPI, in its good direction, is worth a year. */
export interface Worth {
  node: Node;
  /** One point, with the sign of the good direction. */
  step: number;
  /** Of all customers together, in a year. */
  perYear: number;
  low: number;
  high: number;
  isClear: boolean;
}

/** Teams that have values of their own of any KPI. */
export function teamsOf({ teamShares }: Pick<FittedFramework, "teamShares">): string[] {
  const teams = Object.values(teamShares).flatMap((shares) => Object.keys(shares));
  return [...new Set(teams)].sort();
}

/** What can be worked on: the KPIs below experience that vary. */
export function leversOf({ variables }: Pick<FrameworkPicture, "variables">): Node[] {
  return variables.filter(
    ({ level, sd }) => (level === "technical" || level === "operational") && sd > 0,
  );
}

/**
 * The line of sight from each KPI to the lifetime value of all customers: the largest first, as far
 * as the KPI usually varies. Of one team, only the part that is in its own hands.
 */
export function worthOf(picture: FrameworkPicture, team = ""): Worth[] {
  const { effects, customersWithValue, valueYears, teamShares } = picture;
  return leversOf(picture)
    .flatMap((node) => {
      const effect = effects.find(({ from, to }) => from === node.key && to === "customer.clv");
      const share = team === "" ? 1 : (teamShares[node.key]?.[team] ?? 0);
      if (!effect || effect.ciLow === null || effect.ciHigh === null || share === 0) return [];
      const step = pointOf(node) * goodSign(node, effect);
      const scale = (step * share * customersWithValue) / valueYears;
      const [a, b] = [effect.ciLow * scale, effect.ciHigh * scale];
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const worth = { node, step, perYear: effect.total * scale, low, high };
      const usual = (worth.perYear * node.sd) / Math.abs(step);
      return [{ worth: { ...worth, isClear: low * high > 0 }, usual }];
    })
    .sort((a, b) => b.usual - a.usual)
    .map(({ worth }) => worth);
}

/** One percentage point of a share, one unit of anything else. */
function pointOf({ kind, p1, p99 }: Node): number {
  return kind === "binary" || (p1 >= 0 && p99 <= 1) ? 0.01 : 1;
}

/** The direction that is declared good, or else the one that brings value. */
function goodSign({ direction }: Node, { total }: Effect): number {
  if (direction === "higher") return 1;
  if (direction === "lower") return -1;
  return total < 0 ? -1 : 1;
}
