import { z } from "zod";
import { SendingWindow } from "@/lib/delivery/sending-window";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { type Clause, Comparison, Condition } from "@/lib/touchpoints/condition";
import { CreateTrigger, type DelayUnit, delayUnits } from "@/lib/touchpoints/shapes";
import { listOf } from "@/lib/touchpoints/typed-list";
import { TypedOrder } from "@/lib/touchpoints/typed-order";

export const amount = (max: number, unit: string) =>
  z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(max, `At most ${max.toLocaleString("en")}${unit}.`);

export const optional = <T extends z.ZodType>(shape: T) =>
  z.union([z.literal("").transform(() => null), shape]);

/**
 * A comparison as it is typed: what it is compared with is text, several values parted by commas.
 * As much of it as the most values that there may be, each as long as it may be.
 */
const TypedComparison = z
  .object({ fact: z.string(), is: z.string(), text: z.string().max(100_000) })
  .transform((typed, issues): Comparison => {
    if (isListed(typed.is) && listOf(typed.text) === undefined) {
      const message = "Close the quotation mark, and put commas between values.";
      issues.addIssue({ code: "custom", path: ["text"], message });
      return z.NEVER;
    }
    const parsed = Comparison.safeParse(comparisonOf(typed));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const field = path[0] === "fact" || path[0] === "is" ? path[0] : "text";
      issues.addIssue({ code: "custom", path: [field], message });
    }
    return z.NEVER;
  });

const isListed = (is: string) => is === "one-of" || is === "none-of";

function comparisonOf({ fact, is, text }: { fact: string; is: string; text: string }) {
  if (is === "known" || is === "unknown") return { fact, is };
  if (isListed(is)) return { fact, is, values: listOf(text) };
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

const Unit = z.enum(["minutes", "hours", "days"]);

/** As many minutes as the longest duration has. */
const Amount = amount(5 * 366 * 24 * 60, "");

const secondsOf = (number: number, unit: DelayUnit) => number * delayUnits[unit];

interface TypedDurations {
  delay: number;
  delayUnit: DelayUnit;
  rest: number | null;
  restUnit: DelayUnit;
  expires: number;
  expiresUnit: DelayUnit;
}

/** What is typed of a trigger's durations, in seconds. */
export const delayOf = ({ delay, delayUnit }: TypedDurations) => secondsOf(delay, delayUnit);
export const restOf = ({ rest, restUnit }: TypedDurations) =>
  rest === null ? null : secondsOf(rest, restUnit);
export const expiryOf = ({ expires, expiresUnit }: TypedDurations) =>
  secondsOf(expires, expiresUnit);

function problems(field: string, shape: z.ZodType, seconds: number | null) {
  const found = shape.safeParse(seconds).error?.issues ?? [];
  return found.map(({ message }) => ({ path: [field], message }));
}

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
    delay: Amount,
    delayUnit: Unit,
    windowed: z.boolean(),
    weekdays: z.array(z.coerce.number()),
    from: z.string(),
    until: z.string(),
    sharePercent: z.coerce
      .number("Enter a number.")
      .min(0, "At least 0.")
      .max(100, "At most 100 %."),
    /** Empty: what the contact policy says. */
    rest: optional(Amount),
    restUnit: Unit,
    whenResting: z.enum(["drop", "delay"]),
    /** Empty: as many as there are. */
    dailyCap: optional(amount(10_000_000, "").min(1, "At least 1.")),
    askBy: TypedOrder,
    expires: Amount,
    expiresUnit: Unit,
  })
  .superRefine((typed, issues) => {
    const wrong = [
      ...problems("delay", CreateTrigger.shape.delaySeconds, delayOf(typed)),
      ...problems("rest", CreateTrigger.shape.restPeriodSeconds, restOf(typed)),
      ...problems("expires", CreateTrigger.shape.expiresAfterSeconds, expiryOf(typed)),
    ];
    for (const { path, message } of wrong) issues.addIssue({ code: "custom", path, message });
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
