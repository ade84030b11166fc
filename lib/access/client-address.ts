import { BlockList, isIP } from "node:net";

/** Where a reverse proxy of the operator's own may be: this machine, or a private network. */
const near = new BlockList();
near.addSubnet("127.0.0.0", 8, "ipv4");
near.addSubnet("10.0.0.0", 8, "ipv4");
near.addSubnet("172.16.0.0", 12, "ipv4");
near.addSubnet("192.168.0.0", 16, "ipv4");
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

function isNear(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && near.check(address, version === 6 ? "ipv6" : "ipv4");
}

/**
 * Who really calls, for throttling. A peer from afar is itself the caller, whatever it claims; a
 * proxy nearby is believed about the last address it added, and only that one: callers can write
 * the others themselves.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined): string {
  const from = plain(peer ?? "");
  if (from === "" || !isNear(from)) return from || "unknown";
  const last = plain(forwardedFor?.split(",").at(-1)?.trim() ?? "");
  return isIP(last) ? last : from;
}
