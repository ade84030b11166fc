import { env } from "@/lib/ground/env";
import { seal, unseal } from "@/lib/ground/sealed";

const purpose = (organizationId: string) => `mailbox ${organizationId}`;

/** A mailbox's password as it is stored. */
export function sealPassword(organizationId: string, password: string): string {
  return seal(password, purpose(organizationId), env().AUTH_SECRET);
}

/** The password; undefined after AUTH_SECRET was changed: then it is typed in again. */
export function passwordOf(row: { organizationId: string; sealed: string }): string | undefined {
  return unseal(row.sealed, purpose(row.organizationId), env().AUTH_SECRET);
}
