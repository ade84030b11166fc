import { createHmac, timingSafeEqual } from "node:crypto";

const macBytes = 6;

function macOf(organizationId: string, invitationId: string, secret: string): Buffer {
  const mac = createHmac("sha256", secret).update(`vocal return path\n${organizationId}\n`);
  return mac.update(invitationId).digest().subarray(0, macBytes);
}

/**
 * The envelope's sender of one mail, by which a mail that comes back says which one it was: the
 * organisation's own address, the invitation and a signature, all in small letters because some
 * servers know no others. A local part of 19 characters leaves it within SMTP's 64.
 */
export function returnPath(
  address: string,
  { organizationId, invitationId }: { organizationId: string; invitationId: string },
  secret: string,
): string {
  const at = address.lastIndexOf("@");
  const mac = macOf(organizationId, invitationId, secret).toString("hex");
  return `${address.slice(0, at)}+${invitationId.replaceAll("-", "")}${mac}${address.slice(at)}`;
}

/** The invitation that such an address names; undefined for any that was not signed with this secret. */
export function readReturnPath(
  address: string,
  organizationId: string,
  secret: string,
): string | undefined {
  const [, hex = "", mac = ""] = /\+([0-9a-f]{32})([0-9a-f]{12})@/i.exec(address) ?? [];
  if (hex === "") return undefined;
  const id = hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const isOurs = timingSafeEqual(macOf(organizationId, id, secret), Buffer.from(mac, "hex"));
  return isOurs ? id : undefined;
}
