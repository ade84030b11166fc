import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { widgetSecretOf } from "@/lib/surveys/read-widget";
import { findKnownCustomer } from "./open-visits.store";

/** What a site says of whoever looks at it: who it is, until when that holds, and its signature. */
const SignedCustomer = z.object({
  customer: z.string().min(1).max(200),
  expires: z.string().regex(/^\d{10}$/),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SignedCustomer = z.infer<typeof SignedCustomer>;

const longestSeconds = 86_400;

/** HMAC-SHA256 over the customer's id, a line break, and the second when it ends; in hex. */
export function signatureOf(
  { customer, expires }: Omit<SignedCustomer, "signature">,
  secret: string,
) {
  return createHmac("sha256", secret).update(`${customer}\n${expires}`).digest("hex");
}

/** Whether a site signed this, and it still holds; a signature that would hold for ever holds never. */
export function holds(given: SignedCustomer, secret: string, now: Date): boolean {
  const left = Number(given.expires) - now.getTime() / 1_000;
  if (left <= 0 || left > longestSeconds) return false;
  const right = Buffer.from(signatureOf(given, secret), "hex");
  return timingSafeEqual(right, Buffer.from(given.signature, "hex"));
}

/** The customer whom a site's signature names; undefined where it does not hold, or nobody is known. */
export async function customerSigned(
  ctx: Context,
  query: URLSearchParams,
): Promise<string | undefined> {
  const given = SignedCustomer.safeParse(Object.fromEntries(query));
  if (!given.success) return undefined;
  return inTransaction(ctx, async (tx) => {
    const secret = await widgetSecretOf(tx);
    if (secret === undefined || !holds(given.data, secret, tx.now())) return undefined;
    return findKnownCustomer(tx, given.data.customer);
  });
}
