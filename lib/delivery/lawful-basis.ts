import { z } from "zod";
import { type Consents, consentTo } from "@/lib/customers/consent";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";

/**
 * On what ground customers are written to: they have said yes, they have not said no, or what they
 * have agreed on calls for it. Whoever has said no is not asked on any of them.
 */
export const lawfulBases = ["consent", "legitimate-interest", "contract"] as const;
const LawfulBasis = z.enum(lawfulBases);
export type LawfulBasis = z.infer<typeof LawfulBasis>;

/** The part of a contact policy that says so, for all channels and for single ones. */
export const Bases = z.object({
  basis: LawfulBasis.default("legitimate-interest"),
  channelBases: z.partialRecord(z.enum(plannedKinds), LawfulBasis).default({}),
});
export type Bases = z.infer<typeof Bases>;

/**
 * Whether a customer who has said this may be asked by this channel. Where nothing is recorded, not
 * where only those may be asked who have said yes.
 */
export function mayAskBy(
  kind: PlannedKind,
  { basis, channelBases }: Bases,
  said: Consents,
): boolean {
  return consentTo(said, kind) ?? (channelBases[kind] ?? basis) !== "consent";
}
