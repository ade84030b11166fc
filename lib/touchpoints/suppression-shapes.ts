import { z } from "zod";
import { comparable } from "@/lib/delivery/address";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

/** An e-mail address or a telephone number that must not be written to, whoever is behind it. */
export const SuppressionInput = z.object({
  address: z
    .string()
    .trim()
    .min(3, "This is not an address.")
    .max(254, "This is not an address.")
    .regex(/^(\S+@\S+|\+?[\d\s()/.-]{4,})$/, "Use an e-mail address or a telephone number.")
    .refine(isStorable, "Contains characters that cannot be stored.")
    .overwrite(comparable),
  /** Only this survey is not sent there, by its id or its name; without it, none is. */
  survey: z.string().trim().min(1).max(200).refine(isStorable).optional(),
  /** What it is called: who brings a list from elsewhere has ids that mean nothing here. */
  surveyName: z.string().trim().min(1).max(200).refine(isStorable).optional(),
});
export type SuppressionInput = z.infer<typeof SuppressionInput>;

export const Suppression = z.object({
  id: z.string(),
  address: z.string(),
  /** By the customer's own choice, by a member, a system or a file, or because nothing arrives. */
  source: z.string(),
  createdAt: z.iso.datetime(),
  /** The one survey that is not sent there; null when none is. */
  survey: z.string().nullable().optional(),
  surveyName: z.string().nullable().optional(),
});
export type Suppression = z.infer<typeof Suppression>;

const search = z.string().trim().max(254).refine(isStorable);

export const ListSuppressions = z.object({
  /** A part of the address. */
  search: search.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid("This cursor does not belong to this list.").optional(),
});
export type ListSuppressions = z.infer<typeof ListSuppressions>;

export const SuppressionList = z.object({
  data: z.array(Suppression),
  nextCursor: z.uuid().nullable(),
});
export type SuppressionList = z.infer<typeof SuppressionList>;

/** The list as a page asks for it: an address somebody changed by hand still shows a list. */
export const SuppressionQuery = z.object({
  search: search.optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
  limit: z.literal(50).catch(50),
});

export const OneSuppression = z.object({ suppressionId: OpaqueId });
export type OneSuppression = z.infer<typeof OneSuppression>;

/** Addresses out of a file, as many as are sent at once. */
export const ImportSuppressions = z.object({
  addresses: z
    .array(
      z.object({
        address: z.string().max(1000),
        survey: z.string().max(1000).optional(),
        surveyName: z.string().max(1000).optional(),
      }),
    )
    .max(1000),
});
export type ImportSuppressions = z.infer<typeof ImportSuppressions>;
