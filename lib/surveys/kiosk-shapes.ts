import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";

/** What responses say that were given at a kiosk. */
export const kioskSource = "kiosk";

export const SaveKiosk = z.object({
  surveyId: OpaqueId,
  active: z.boolean(),
  /** Left empty, the one there is stays. */
  exitCode: z
    .string()
    .trim()
    .regex(/^(\d{4,12})?$/, "Use 4 to 12 digits."),
});
export type SaveKiosk = z.infer<typeof SaveKiosk>;

/** The same by the API, where a code that is left out stays too. */
export const PutKiosk = SaveKiosk.extend({ exitCode: SaveKiosk.shape.exitCode.default("") });

/** A survey's kiosk, as it is told: never its code. */
export const Kiosk = z.object({ active: z.boolean(), url: z.string() });
export type Kiosk = z.infer<typeof Kiosk>;
