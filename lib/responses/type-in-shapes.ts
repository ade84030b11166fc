import { z } from "zod";
import { Day } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

const blank = (text: string | undefined) => (text === "" ? undefined : text);
const name = z
  .string()
  .trim()
  .max(200, "Write at most 200 characters.")
  .refine(isStorable, "Contains characters that cannot be stored.")
  .optional()
  .transform(blank);

/** Whose answers a member is about to type in, and how they came. */
export const TypeIn = z.object({
  surveyId: OpaqueId,
  /** Typed in once, however often it is sent. */
  entry: z.uuid(),
  source: z.enum(["paper", "phone"]),
  /** The customer's external id; nobody in particular without one. */
  customer: name,
  /** The interaction's external id, or ours. */
  interaction: name,
  /** When it was answered; today without one. */
  day: z
    .union([z.literal(""), Day])
    .optional()
    .transform(blank),
});
export type TypeIn = z.infer<typeof TypeIn>;
