import { z } from "zod";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { type LawfulBasis, lawfulBases } from "@/lib/delivery/lawful-basis";
import {
  type ContactPolicy,
  type Limits,
  OfCustomers,
  type SurveyKind,
} from "@/lib/touchpoints/contact-policy";
import { amount, optional, TypedConditions } from "@/lib/touchpoints/save-trigger-shape";

const day = 86_400;

const limits = {
  /** Also parts of a day: the API counts seconds. */
  restPeriodDays: z.coerce
    .number("Enter a number.")
    .min(0, "At least 0.")
    .max(1825, "At most 1,825 days."),
  /** Empty: as often as the rest period allows. */
  yearlyMaximum: optional(amount(1000, "").min(1, "At least 1.")),
};
type TypedLimits = z.infer<z.ZodObject<typeof limits>>;

const limitsOf = ({ restPeriodDays, yearlyMaximum }: TypedLimits): Limits => ({
  restPeriodSeconds: Math.round(restPeriodDays * day),
  yearlyMaximum,
});

const OwnBasis = z.enum(["", ...lawfulBases]);

/** The contact policy as its form has it, in days. */
export const SaveContactPolicy = z
  .object({
    ...limits,
    kinds: z.array(
      z.object({
        kind: z.enum(["nps", "csat", "ces", "other"]),
        limited: z.boolean(),
        ...limits,
      }),
    ),
    exceptions: z
      .array(
        z.object({
          when: TypedConditions.pipe(OfCustomers),
          contact: z.enum(["never", "limited"]),
          ...limits,
        }),
      )
      .max(20, "At most 20 exceptions."),
    basis: z.enum(lawfulBases),
    /** Empty: as for all channels. */
    channelBases: z.partialRecord(z.enum(plannedKinds), OwnBasis),
    triggersMayShorten: z.boolean(),
  })
  .transform(
    ({
      kinds,
      exceptions,
      basis,
      channelBases,
      triggersMayShorten,
      ...general
    }): ContactPolicy => ({
      ...limitsOf(general),
      kinds: Object.fromEntries(
        kinds.flatMap(({ kind, limited, ...own }): [SurveyKind, Limits][] =>
          limited ? [[kind, limitsOf(own)]] : [],
        ),
      ),
      exceptions: exceptions.map(({ when, contact, ...own }) => ({
        when,
        limits: contact === "never" ? null : limitsOf(own),
      })),
      basis,
      channelBases: Object.fromEntries(
        plannedKinds.flatMap((kind): [PlannedKind, LawfulBasis][] => {
          const own = channelBases[kind] ?? "";
          return own === "" ? [] : [[kind, own]];
        }),
      ),
      triggersMayShorten,
    }),
  );
