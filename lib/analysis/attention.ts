import { type AnswerWeights, weightsByName } from "@/lib/analysis/answer-weights";
import { countWord, figure, range, signed } from "@/lib/analysis/figures";
import { type ScoreChange, scoreChange } from "@/lib/analysis/score-change";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import { nameOfKey } from "@/lib/ground/name-of-key";
import { adjustPValues } from "@/lib/stats/adjust-p-values";

/** One thing to look at: a sentence, and the page where it can be looked at. */
export interface Attention {
  text: string;
  href: string;
}

/** A way of splitting the answers, with the address parameter that narrows to one group. */
export interface Split {
  parameter: "touchpoint" | "team";
  groups: readonly ScoreGroup[];
  /** What an answer counts in a group and in the others; 1 each where it is not said. */
  weights?: AnswerWeights["groups"];
}

const chanceFindings = 0.05;

/**
 * The groups whose NPS is lower than everybody else's beyond chance (corrected for the number of
 * groups looked at), the lowest first.
 */
export function lowGroups(splits: readonly Split[]): Attention[] {
  const compared = splits.flatMap(({ parameter, groups, weights = [] }) => {
    const weightsOfGroup = weightsByName(weights);
    return groups.flatMap((group) => {
      const rest = others(groups, group);
      const change = scoreChange("nps", group, rest, weightsOfGroup(group.key));
      return change?.p != null ? [{ parameter, group, change, p: change.p }] : [];
    });
  });
  const q = adjustPValues(compared.map(({ p }) => p));
  return compared
    .filter(({ change }, j) => change.difference < 0 && (q[j] ?? 1) < chanceFindings)
    .sort((a, b) => a.change.difference - b.change.difference)
    .slice(0, 3)
    .map(({ parameter, group, change }) => ({
      text: `${parameter === "touchpoint" ? nameOfKey(group.key) : group.key}: NPS ${signed(group.value ?? 0, 0)}, ${figure(Math.round(Math.abs(change.difference)))} points below the others (n = ${figure(group.n)}).`,
      href: `/analysis?${new URLSearchParams({ [parameter]: group.key })}`,
    }));
}

function others(groups: readonly ScoreGroup[], one: ScoreGroup): ScoreGroup {
  const rest = groups.filter((group) => group !== one && group.value !== null);
  const sum = (part: "promoters" | "passives" | "detractors" | "n") =>
    rest.reduce((total, group) => total + (group[part] ?? 0), 0);
  const value = sum("n") > 0 ? 0 : null;
  return {
    key: "others",
    n: sum("n"),
    value,
    ciLow: null,
    ciHigh: null,
    promoters: sum("promoters"),
    passives: sum("passives"),
    detractors: sum("detractors"),
  };
}

/** A score that fell beyond its noise. */
export function fallen(change: ScoreChange | null, days: number): Attention[] {
  if (!change?.beyondNoise || change.difference > 0) return [];
  const limits = range(change.ciLow, change.ciHigh, 0);
  const size = figure(Math.round(Math.abs(change.difference)));
  const text = `NPS fell by ${size} points (${limits}) against the ${days} days before.`;
  return [{ text, href: "/analysis" }];
}

/** What went wrong, or was never begun. */
export function troubles(found: {
  failedInvitations: number;
  failedImports: readonly { id: string; fileName: string }[];
  liveSurveys: number;
}): Attention[] {
  const { failedInvitations, failedImports, liveSurveys } = found;
  const failed = `${countWord(failedInvitations)} invitation${failedInvitations === 1 ? "" : "s"}`;
  return [
    ...(failedInvitations > 0
      ? [{ text: `${failed} could not be delivered in the last week.`, href: "/outbox" }]
      : []),
    ...failedImports.map(({ id, fileName }) => ({
      text: `The import of ${fileName} failed.`,
      href: `/data/imports/${id}`,
    })),
    ...(liveSurveys === 0
      ? [{ text: "No survey is live: nobody is being asked.", href: "/surveys" }]
      : []),
  ].map(({ text, href }) => ({ text: text.charAt(0).toUpperCase() + text.slice(1), href }));
}
