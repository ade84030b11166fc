import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { BatchAnswer } from "@/lib/ground/batch";
import { ListRates, OneRate, Rate, RateInput, RateList } from "@/lib/value/rates/shapes";

const editing = { tag: "exchange-rates", permission: "organization.edit" } as const;

/** What the API does with the rates by which amounts in other currencies are converted. */
export const rateOperations: readonly Described[] = [
  {
    ...{ tag: "exchange-rates", permission: "organization.read", status: 200 },
    method: "GET",
    path: "/exchange-rates",
    summary: "List the rates into the organisation's currency, by currency and the newest first",
    input: ListRates,
    answer: RateList,
  },
  {
    ...editing,
    status: 200,
    method: "POST",
    path: "/exchange-rates",
    summary: "Say what a currency is worth from a day on, or up to 1,000 as `{items: [...]}`",
    description:
      "`rate` is what one unit of `currency` is worth in the organisation's currency, from " +
      "`validFrom` until the next rate. What was said of the same currency and day makes room. " +
      "An amount is converted by the rate of its day, and left out of every value without one.",
    input: z.union([RateInput, z.object({ items: z.array(RateInput) })]),
    answer: z.union([Rate, BatchAnswer]),
  },
  {
    ...editing,
    method: "DELETE",
    path: "/exchange-rates/{rateId}",
    summary: "Take a rate away",
    input: OneRate,
  },
];
