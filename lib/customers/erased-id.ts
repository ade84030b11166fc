import { createHash } from "node:crypto";

/**
 * What is left of an erased customer's external id: enough to know that this customer was erased
 * when a system that still holds the id sends it again, and nothing to learn the id from.
 */
export function erasedId(organizationId: string, externalId: string): string {
  const digest = createHash("sha256")
    .update(`${organizationId}\n${externalId}`)
    .digest("base64url");
  return `erased:${digest}`;
}
