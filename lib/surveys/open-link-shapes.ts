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
export const SourceTag = z
  .string()
  .trim()
  .toLowerCase()
  .max(40, "Use at most 40 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use letters a to z, digits and single hyphens.")
  .refine((tag) => ![...ownSources, ...otherSources].includes(tag), "This name is taken by Vocal.");

export const SaveOpenLink = z.object({
  surveyId: OpaqueId,
  slug: Slug,
  active: z.boolean(),
  sources: z
    .array(SourceTag)
    .max(50, "Use at most 50 places.")
    .refine((tags) => new Set(tags).size === tags.length, "Each place has one link.")
    .default([]),
});
export type SaveOpenLink = z.infer<typeof SaveOpenLink>;

export const ReadQrCode = z.object({
  surveyId: OpaqueId,
  source: z.string().max(40).default("qr"),
  format: z.enum(["svg", "png"]),
});
export type ReadQrCode = z.infer<typeof ReadQrCode>;

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
