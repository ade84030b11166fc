import { z } from "zod";
import { SendingWindow } from "@/lib/delivery/sending-window";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { type Clause, Comparison, Condition } from "@/lib/touchpoints/condition";
import { CreateTrigger, delayUnits } from "@/lib/touchpoints/shapes";

const day = 86_400;

export const amount = (max: number, unit: string) =>
  z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(max, `At most ${max.toLocaleString("en")}${unit}.`);

export const optional = <T extends z.ZodType>(shape: T) =>
  z.union([z.literal("").transform(() => null), shape]);

/** A comparison as it is typed: what it is compared with is text, several values parted by commas. */
const TypedComparison = z
  .object({ fact: z.string(), is: z.string(), text: z.string().max(4000) })
  .transform((typed, issues): Comparison => {
    const parsed = Comparison.safeParse(comparisonOf(typed));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const field = path[0] === "fact" || path[0] === "is" ? path[0] : "text";
      issues.addIssue({ code: "custom", path: [field], message });
    }
    return z.NEVER;
  });

function comparisonOf({ fact, is, text }: { fact: string; is: string; text: string }) {
  if (is === "known" || is === "unknown") return { fact, is };
  if (is === "one-of" || is === "none-of") {
    const values = text.split(",").map((value) => value.trim());
    return { fact, is, values: values.filter((value) => value !== "") };
  }
  const number = text.trim().replace(",", ".");
  return { fact, is, value: number === "" ? undefined : Number(number) };
}

/** Conditions as a form has them: rows that must all hold, each with its alternatives. */
export const TypedConditions = z
  .array(z.object({ any: z.array(TypedComparison).min(1).max(20) }))
  .transform((rows): Clause[] =>
    rows.map(({ any }) => {
      const [only, ...others] = any;
      return only && others.length === 0 ? only : { any };
    }),
  )
  .pipe(Condition);

const Day = optional(z.iso.date("Enter a day."));

/** A trigger as its form has it, in the units of people. */
export const SaveTrigger = z
  .object({
    survey: OpaqueId,
    /** Empty for a new one. */
    triggerId: z.union([z.literal(""), OpaqueId]),
    name: CreateTrigger.shape.name.unwrap(),
    active: z.boolean(),
    priority: z.coerce.number().pipe(CreateTrigger.shape.priority.unwrap()),
    touchpoints: CreateTrigger.shape.touchpoints.unwrap(),
    channels: CreateTrigger.shape.channels.unwrap(),
    conditions: TypedConditions,
    /** First and last day, by the organisation's calendar. */
    firstDay: Day,
    lastDay: Day,
    delay: amount(10_000, ""),
    delayUnit: z.enum(["minutes", "hours", "days"]),
    windowed: z.boolean(),
    weekdays: z.array(z.coerce.number()),
    from: z.string(),
    until: z.string(),
    sharePercent: z.coerce
      .number("Enter a number.")
      .min(0, "At least 0.")
      .max(100, "At most 100 %."),
    /** Empty: what the contact policy says. */
    restPeriodDays: optional(amount(1825, " days")),
    whenResting: z.enum(["drop", "delay"]),
    /** Empty: as many as there are. */
    dailyCap: optional(amount(10_000_000, "").min(1, "At least 1.")),
    expiresAfterDays: amount(365, " days").min(1, "At least a day."),
  })
  .refine(({ delay, delayUnit }) => delay * delayUnits[delayUnit] <= 90 * day, {
    path: ["delay"],
    message: "At most 90 days.",
  })
  .refine(({ firstDay, lastDay }) => !firstDay || !lastDay || firstDay <= lastDay, {
    path: ["lastDay"],
    message: "It ends before it starts.",
  })
  .superRefine(({ windowed, weekdays, from, until }, issues) => {
    const parsed = windowed && SendingWindow.safeParse({ weekdays, from, until });
    if (!parsed || parsed.success) return;
    for (const { path, message } of parsed.error.issues) {
      issues.addIssue({ code: "custom", path: [path[0] ?? "from"], message });
    }
  });
export type SaveTrigger = z.infer<typeof SaveTrigger>;
