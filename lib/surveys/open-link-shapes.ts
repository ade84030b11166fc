import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";

/** What responses say that come by the link as it is, and by our own ways of opening it. */
export const plainSource = "open-link";
const ownSources = [plainSource, "qr"] as const;

/** What other ways of answering call themselves; no place may pretend to be one of them. */
const otherSources = [
  "api",
  "email",
  "link",
  "sms",
  "webhook",
  "kiosk",
  "widget",
  "paper",
  "phone",
];

/** A readable address: small letters, digits and single hyphens. */
const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "Use at least 3 characters.")
  .max(60, "Use at most 60 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use letters a to z, digits and single hyphens.");

/** The name of a place the link is put at. */
const SourceTag = z
  .string()
  .trim()
  .toLowerCase()
  .max(40, "Use at most 40 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use letters a to z, digits and single hyphens.")
  .refine((tag) => ![...ownSources, ...otherSources].includes(tag), "This name is taken by Vocal.");

/** How many places one link may be put at. */
export const mostPlaces = 50;

export const SaveOpenLink = z.object({
  surveyId: OpaqueId,
  slug: Slug,
  active: z.boolean(),
  sources: z
    .array(SourceTag)
    .max(mostPlaces, `Use at most ${mostPlaces} places.`)
    .refine((tags) => new Set(tags).size === tags.length, "Each place has one link.")
    .optional()
    .describe("Absent, the places stay as they are."),
});
export type SaveOpenLink = z.infer<typeof SaveOpenLink>;

export const OnePlace = z.object({
  surveyId: OpaqueId,
  source: SourceTag.min(1, "Give the place a name."),
});
export type OnePlace = z.infer<typeof OnePlace>;

export const ReadQrCode = z.object({
  surveyId: OpaqueId,
  source: z.string().max(40).default("qr"),
  format: z.enum(["svg", "png"]),
});
export type ReadQrCode = z.infer<typeof ReadQrCode>;

/** Cards with the link's code: one as large as the page, or eight to cut apart. */
export const PrintCards = z.object({
  surveyId: OpaqueId,
  /** Absent, every place gets a page of its own. */
  source: z.string().max(40).optional(),
  size: z.enum(["poster", "cards"]),
});
export type PrintCards = z.infer<typeof PrintCards>;

/** A survey's open link, as it is told. */
export const OpenLink = z.object({
  slug: z.string(),
  url: z.string(),
  active: z.boolean(),
  /** Earlier addresses, which lead to the survey too. */
  earlier: z.array(z.string()),
  /** One address for each place, so that answers tell where they came from. */
  sources: z.array(z.object({ source: z.string(), url: z.string() })),
});
export type OpenLink = z.infer<typeof OpenLink>;

/** The source a link's visitor is counted under: one that is known, or the link itself. */
export function sourceNamed(tag: string | null, known: readonly string[]): string {
  const found = [...ownSources, ...known].find((source) => source === tag);
  return found ?? plainSource;
}

/** An address made of a survey's name, to begin with. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return plain.length >= 3 ? plain : "survey";
}
