import type { Attention } from "@/lib/analysis/attention";
import type { LeftOut } from "@/lib/analysis/choose-variables";
import type { GroupImportance } from "@/lib/analysis/importance-by-group";
import type { PairPicture } from "@/lib/analysis/pair-picture";
import type { ScoreChange } from "@/lib/analysis/score-change";
import type {
  AnalysisFilter,
  CorrelationCell,
  CorrelationsAnswer,
  Driver,
  DriversAnswer,
  DriversRequest,
  ScoreGroup,
  Variable,
} from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";

// What the pages are handed: plain data, from files that no path leads from to the database.

/** What the filters of the pages offer. */
export interface FilterNames {
  touchpoints: string[];
  channels: string[];
  teams: string[];
  segments: string[];
  surveys: { id: string; name: string }[];
}

/** What the page offers to choose from; without an outcome there is nothing to analyse yet. */
export interface AnalysisChoices extends FilterNames {
  /** Newer data may offer more: the page looks again. */
  isOlder: boolean;
  outcomes: Variable[];
  /** The one asked for, or the first there is. */
  outcome: Variable | undefined;
  /** Whether there are customers whose lifetime value is known. */
  valued: boolean;
}

/** What a filter leaves of what the ones before it left: answers, and contacts with or without one. */
export interface LeftBy {
  /** What was added to the filter; "all" before anything. */
  filter: "all" | Exclude<keyof AnalysisFilter, "to">;
  answers: number;
  rows: number;
}

/** A part of a page: its result and age, or one sentence on what is missing. */
export type Panel<T> =
  | ({ state: "ready"; computedAt: Date } & T)
  | { state: "missing"; sentence: string };

/** A part that is still being computed, and which share of that is done. */
export interface Computing {
  state: "computing";
  share: number;
}

/** What is shown may be of older data: then the share that is done of the same for newer ones. */
interface MayBeOlder {
  computing: number | undefined;
}

export type MatrixPanel =
  | Computing
  | Panel<{ answer: CorrelationsAnswer; variables: Variable[] } & MayBeOlder>;

/** The drivers of the page within groups, the most important first. */
export type GroupsPanel =
  | Computing
  | ({
      state: "ready";
      byValue: GroupImportance[];
      byQuarter: GroupImportance[];
      drivers: Driver[];
      variables: Variable[];
    } & MayBeOlder);

export type DriversPanel =
  | Computing
  | Panel<
      {
        answer: DriversAnswer;
        /** What the answer is to. */
        request: DriversRequest;
        outcome: Variable;
        variables: Variable[];
        headline: string;
        sentences: { key: string; text: string }[];
        leftOut: LeftOut[];
      } & MayBeOlder
    >;

/** One unit behind a pair: what it is called, when it was last heard of, and its two values. */
export interface PairRow {
  key: string;
  at: string;
  name: string | null;
  touchpoint: string | null;
  team: string | null;
  x: number;
  y: number;
}

/** One pair looked at closely. */
export interface Pair {
  x: Variable;
  y: Variable;
  /** As in the matrix; its q counts all the pairs of the matrix. */
  cell: CorrelationCell;
  pairsTested: number;
  picture: PairPicture;
  rows: PairRow[];
  nextCursor: string | null;
}

/** Customers of whom a class is known and who have not left; those whose latest is detractor. */
export interface CustomersAtRisk {
  known: number;
  atRisk: number;
  withValue: number;
  clv: number | null;
}

/** How the score stands in the 90 days up to the last answer, so that imported history shows too. */
export interface ScoreNow {
  metric: MetricName;
  from: Date;
  to: Date;
  days: number;
  now: ScoreGroup;
  /** Null where there is nothing to compare with, or not yet. */
  change: ScoreChange | null;
  /** Whether it changed is still being computed. */
  comparing: boolean;
  months: ScoreGroup[];
}

export interface ResponseRate {
  asked: number;
  answered: number;
  share: number;
  low: number;
  high: number;
}

/** The first page: how things stand, whether they changed, and what to look at. */
export interface Today {
  currency: string;
  /** Null before the first answer. */
  score: ScoreNow | null;
  /** Whether there may be answers that are not counted yet. */
  counting: boolean;
  /** Null before the first invitation. */
  responseRate: ResponseRate | null;
  risk: CustomersAtRisk;
  attention: Attention[];
}
