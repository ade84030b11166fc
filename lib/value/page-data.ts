import type { Recommendation } from "@/lib/value/recommend-model";
import type { ValueAnswer, ValueRequest } from "@/lib/value/shapes";

// What the page is handed: plain data, from a file that no path leads from to the database.

/** A group's worth; without numbers where it is too small to be shown. */
export interface GroupWorth {
  key: string;
  n: number;
  total: number | null;
  mean: number | null;
  /** 95 % limits of the mean over customers. */
  low: number | null;
  high: number | null;
}

export interface ValuePage {
  currency: string;
  timeZone: string;
  fit: { answer: ValueAnswer; request: ValueRequest; fittedAt: Date } | null;
  recommendation: Recommendation | null;
  byClass: GroupWorth[];
  bySegment: GroupWorth[];
  defectors: { left: number; share: number; low: number; high: number } | null;
  loyaltyEffect: { n: number; retention: number; raised: number; gain: number | null } | null;
}
