/** The domain behind an address's @. */
const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** DKIM counts for a sender at the signing domain, above it or below it (RFC 7489, section 3.1.1). */
function isAligned(domain: string, signing: string): boolean {
  return domain === signing || domain.endsWith(`.${signing}`) || signing.endsWith(`.${domain}`);
}

/** Why mail from an address will not arrive, or will not count as signed; null if nothing is known. */
export function senderProblem(sender: string, dkimDomain: string | null): string | null {
  const domain = domainOf(sender);
  if (domain === "localhost") return "Nobody accepts mail from there: give an address of yours.";
  if (dkimDomain !== null && !isAligned(domain, dkimDomain.toLowerCase())) {
    return `The signature is ${dkimDomain}'s: for mail from ${domain} it does not count.`;
  }
  return null;
}
