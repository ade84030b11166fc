import { z } from "zod";
import { CustomerMention, ExternalId, Moment } from "@/lib/customers/shapes";
import { Day } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";

export const ReferralInput = z
  .object({
    externalId: ExternalId.optional(),
    /** Who sent somebody. */
    customer: CustomerMention,
    occurredAt: Moment.optional(),
    /** Who came of it, where that is known. */
    referred: CustomerMention.nullish(),
    /** How many, where it is not known who; 0 takes a referral back. */
    count: z.int().min(0).max(1_000_000).optional(),
  })
  .superRefine(({ customer, referred, count = 1 }, context) => {
    if (referred && referred.externalId === customer.externalId) {
      const message = "Nobody refers themselves.";
      context.addIssue({ code: "custom", path: ["referred"], message });
    }
    if (referred && count > 1) {
      const message = "One customer is one referral: leave out the count.";
      context.addIssue({ code: "custom", path: ["count"], message });
    }
  });
export type ReferralInput = z.infer<typeof ReferralInput>;

const OneCustomer = z.object({ id: z.string(), externalId: z.string().nullable() });

export const Referral = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  customer: OneCustomer,
  occurredAt: z.iso.datetime(),
  /** The id of who came of it. */
  referredId: z.string().nullable(),
  count: z.int(),
});
export type Referral = z.infer<typeof Referral>;

/** A referral that somebody enters. */
export const AddReferral = z
  .strictObject({
    customerId: OpaqueId,
    day: z.string().min(1, "Enter the day.").pipe(Day),
    /** The external id of who came of it; empty where nobody knows. */
    referred: z.union([z.literal(""), ExternalId]),
    count: z.coerce
      .number("Enter a number.")
      .int("Enter a whole number.")
      .min(1, "At least one.")
      .max(1_000_000, "At most a million."),
  })
  .superRefine(({ referred, count }, context) => {
    if (referred === "" || count === 1) return;
    const message = "Who is named is one: leave the id out, or enter 1.";
    context.addIssue({ code: "custom", path: ["count"], message });
  });
export type AddReferral = z.infer<typeof AddReferral>;

export const OneReferral = z.strictObject({ referralId: OpaqueId });
export type OneReferral = z.infer<typeof OneReferral>;

/** A referral as the customer's page lists it. */
export interface SentReferral {
  id: string;
  /** YYYY-MM-DD, where the organisation is. */
  day: string;
  count: number;
  referredId: string | null;
  referredName: string | null;
}

export interface SentReferrals {
  today: string;
  latest: SentReferral[];
  hasMore: boolean;
}
