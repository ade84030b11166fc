import { z } from "zod";

/** The ladder of loyalty, lowest first, between those who are not on it yet and those who left. */
export const rungs = [
  "new",
  "never answered",
  "at risk",
  "satisfied",
  "loyal",
  "advocate",
  "left",
] as const;
export type Rung = (typeof rungs)[number];

/** Customers who stood on one rung at the start of a span and stand on another at its end. */
const MigrationCell = z.object({
  from: z.enum(rungs),
  to: z.enum(rungs),
  n: z.int(),
  /** How many of them have a value, and what those are worth together. */
  valued: z.int(),
  value: z.number(),
});
export type MigrationCell = z.infer<typeof MigrationCell>;

export const Migration = z.object({ cells: z.array(MigrationCell) });
export type Migration = z.infer<typeof Migration>;

/** A calendar quarter, as "2026-Q4". */
export const QuarterKey = z.string().regex(/^2\d{3}-Q[1-4]$/);

/** A span of days in the organisation's time zone; `to` is its last. */
export interface Span {
  from: string;
  to: string;
}

/** One cell of the migration, and where its list of customers goes on. */
export const BehindQuestion = z.object({
  quarter: QuarterKey.optional().catch(undefined),
  from: z.enum(rungs),
  to: z.enum(rungs),
  cursor: z.string().max(200).optional().catch(undefined),
});
export type BehindQuestion = z.infer<typeof BehindQuestion>;

export interface CustomerBehind {
  id: string;
  externalId: string | null;
  name: string | null;
  segment: string | null;
  value: number | null;
  class: "promoter" | "passive" | "detractor" | null;
  answeredAt: string | null;
}

/** A page of the customers of one move. */
export interface CustomersBehind {
  span: Span;
  currency: string;
  customers: CustomerBehind[];
  nextCursor: string | null;
}

/** Which quarter is shown, and which others there are. */
export interface ShownQuarter extends Span {
  key: string;
  currency: string;
  quarters: string[];
}
