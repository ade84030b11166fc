import { z } from "zod";
import { SendingWindow } from "@/lib/delivery/sending-window";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isOfCustomers } from "@/lib/touchpoints/contact-policy";
import { CreateRound } from "@/lib/touchpoints/rounds/shapes";
import { amount, optional, TypedConditions } from "@/lib/touchpoints/save-trigger-shape";

const day = 86_400;

/** A round as its form has it, in the units of people. */
export const SaveRound = z
  .object({
    survey: OpaqueId,
    conditions: TypedConditions.refine(isOfCustomers, "Choose what is known of customers."),
    /** Empty: customers of any value. */
    tiers: CreateRound.shape.tiers.unwrap(),
    sharePercent: z.coerce
      .number("Enter a number.")
      .gt(0, "More than nobody.")
      .max(100, "At most 100 %."),
    windowed: z.boolean(),
    weekdays: z.array(z.coerce.number()),
    from: z.string(),
    until: z.string(),
    whenResting: z.enum(["drop", "delay"]),
    /** Empty: as many as there are. */
    dailyCap: optional(amount(10_000_000, "").min(1, "At least 1.")),
    expiresAfterDays: amount(365, " days").min(1, "At least a day."),
  })
  .superRefine(({ windowed, weekdays, from, until }, issues) => {
    const parsed = windowed && SendingWindow.safeParse({ weekdays, from, until });
    if (!parsed || parsed.success) return;
    for (const { path, message } of parsed.error.issues) {
      issues.addIssue({ code: "custom", path: [path[0] ?? "from"], message });
    }
  });
export type SaveRound = z.infer<typeof SaveRound>;

/** What a form says of a round, in the units of the API. */
export function roundOfForm(input: SaveRound): CreateRound {
  const { survey, conditions, tiers, whenResting, dailyCap } = input;
  const { windowed, weekdays, from, until } = input;
  return {
    ...{ survey, conditions, tiers, whenResting, dailyCap },
    window: windowed ? { weekdays, from, until } : null,
    share: input.sharePercent / 100,
    expiresAfterSeconds: input.expiresAfterDays * day,
  };
}
