import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/ground/env";

/** A host that must not be connected to: it is, or leads to, a machine inside the own network. */
export class PrivateAddress extends Error {}

/** Whether an address is one of the open internet, or of a network that the operator allows. */
export function isPublicAddress(address: string, allowed: readonly string[] = []): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6 clothes is judged by what it wears them over.
  const parsed = ipaddr.process(address);
  const permitted = allowed.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
  return permitted || parsed.range() === "unicast";
}

/**
 * The one address to connect to for a host that a person typed in. It is resolved once and all its
 * addresses are checked; connecting to what is returned, and not to the name, leaves nobody time to
 * change the answer in between.
 *
 * @throws PrivateAddress when any of its addresses lies inside
 */
export async function publicAddressOf(host: string): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, "");
  const found = isIP(bare) ? [{ address: bare }] : await lookup(bare, { all: true });
  const { VOCAL_PRIVATE_NETWORKS: allowed } = env();
  const [first] = found;
  if (!first || found.some(({ address }) => !isPublicAddress(address, allowed))) {
    throw new PrivateAddress(
      `${bare} is not an address of the open internet. Networks of your own are named in VOCAL_PRIVATE_NETWORKS.`,
    );
  }
  return first.address;
}
