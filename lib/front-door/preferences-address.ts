import { type Link, signLink } from "@/lib/delivery/link";

/** The page on which whoever was invited says what they want no more of. */
export function preferencesAddress(
  { organizationId, invitationId }: Pick<Link, "organizationId" | "invitationId">,
  secret: string,
): string {
  return `/u/${signLink({ organizationId, invitationId, purpose: "preferences" }, secret)}`;
}
