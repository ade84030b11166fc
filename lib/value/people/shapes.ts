import { z } from "zod";
import type { Customer } from "@/lib/customers/shapes";
import { isStorable } from "@/lib/ground/storable";

/** The list of customers as an address asks for it: one changed by hand still shows a list. */
export const PeopleQuery = z.object({
  /** An id, or a part of a name or an e-mail address. */
  search: z.string().trim().max(200).refine(isStorable).optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
  limit: z.int().min(1).max(200).catch(50),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** A customer in a list. */
export interface ListedPerson {
  id: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  segment: string | null;
  /** In the organisation's currency. */
  value: number | null;
  /** Fifth of the customers by estimated value: 1 the most valuable. */
  tier: number | null;
  class: "promoter" | "passive" | "detractor" | null;
  /** Of the last interaction. */
  seenAt: string | null;
}

/** What a customer was estimated to be worth in a month. */
export interface MonthValue {
  /** YYYY-MM-DD: its first day. */
  month: string;
  clv: number;
  clvLow: number;
  clvHigh: number;
}

/** What the model in use expects of somebody who is a customer still. */
export type Estimate = Omit<NonNullable<Customer["value"]>, "month">;

/**
 * What a customer is worth, in the organisation's currency. The elements are taken only where no
 * model says anything.
 */
export type KnownWorth =
  | { source: "imported"; amount: number; estimate: Estimate | null }
  | { source: "estimated"; amount: number; estimate: Estimate }
  | { source: "elements"; amount: number };
