import { z } from "zod";
import { Currency } from "@/lib/customers/shapes";
import { Day } from "@/lib/ground/moment";

const smallest = 1e-9;
const largest = 1e9;

/** What one unit of a currency is worth in the organisation's, from a day until the next rate. */
export const RateInput = z.strictObject({
  currency: Currency,
  validFrom: Day,
  rate: z.number().min(smallest).max(largest),
});
export type RateInput = z.infer<typeof RateInput>;

export const Rate = z.object({
  id: z.string(),
  currency: z.string(),
  /** The organisation's, in which the rate is. */
  ownCurrency: z.string(),
  validFrom: z.string(),
  rate: z.number(),
});
export type Rate = z.infer<typeof Rate>;

export const ListRates = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid("This cursor does not belong to this list.").optional(),
});
export type ListRates = z.infer<typeof ListRates>;

export const RateList = z.object({ data: z.array(Rate), nextCursor: z.string().nullable() });
export type RateList = z.infer<typeof RateList>;

/** The page of the list that an address names: one changed by hand still shows a list. */
export const RateQuery = z.object({
  cursor: z.uuid().optional().catch(undefined),
  limit: z.literal(50).catch(50),
  /** What is to stand in the form. */
  currency: Currency.optional().catch(undefined),
  validFrom: Day.optional().catch(undefined),
});

export const OneRate = z.strictObject({ rateId: z.uuid() });
export type OneRate = z.infer<typeof OneRate>;

/** The same as a form asks it. */
export const RateForm = z
  .strictObject({
    currency: z.string().trim().toUpperCase().pipe(Currency),
    validFrom: z.string().min(1, "Enter the first day.").pipe(Day),
    rate: z
      .string()
      .trim()
      .regex(/^\d{1,10}([.,]\d{1,12})?$/, "Enter a number, as 0.92."),
  })
  .transform(({ rate, ...rest }) => ({ ...rest, rate: Number(rate.replace(",", ".")) }))
  .superRefine(({ rate }, context) => {
    if (rate >= smallest && rate <= largest) return;
    context.addIssue({ code: "custom", path: ["rate"], message: "Enter a number above 0." });
  });

/** Amounts that are left out, because their currency has no rate for their day. */
export const MissingRate = z.object({
  currency: z.string(),
  amounts: z.int(),
  /** The first day without a rate. */
  since: z.string(),
});
export type MissingRate = z.infer<typeof MissingRate>;
