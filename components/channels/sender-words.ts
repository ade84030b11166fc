import { domainOf } from "@/lib/ground/mail-address";

/**
 * DKIM counts for a sender of the same organisational domain (RFC 7489, section 3.1.1). Which that is, a
 * list of registries says that is not at hand: domains whose last two names are the same are let pass.
 */
function mayBeAligned(domain: string, signing: string): boolean {
  const end = (name: string) => name.split(".").slice(-2).join(".");
  return end(domain) === end(signing);
}

/** Why mail from an address will not arrive, or will not count as signed; null if nothing is known. */
export function senderProblem(sender: string, dkimDomain: string | null): string | null {
  const domain = domainOf(sender).toLowerCase();
  if (domain === "localhost") return "Nobody accepts mail from there: give an address of yours.";
  if (dkimDomain !== null && !mayBeAligned(domain, dkimDomain.toLowerCase())) {
    return `The signature is ${dkimDomain}'s: for mail from ${domain} it does not count.`;
  }
  return null;
}
