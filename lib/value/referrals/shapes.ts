import { z } from "zod";
import { CustomerMention, ExternalId, Moment } from "@/lib/customers/shapes";

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
