import type { Tx } from "@/lib/access/context";
import { newYesesIn, noesIn } from "@/lib/customers/consent";
import { upsertCustomers } from "@/lib/customers/upsert-customers";
import { findInvitees } from "@/lib/delivery/invitee.store";
import type { InviteCustomer } from "@/lib/delivery/shapes";

/**
 * The customer whom somebody wants to ask, with what is said of them. Whoever may only send adds customers,
 * and changes none: of who is known all of it is left out, and a no is for the caller to heed. A no that
 * was said stands: a yes to everything or to a channel, said together with the wish to ask, is taken down
 * of those alone who have said nothing of it.
 */
export async function mentionedCustomer(
  tx: Tx,
  customer: InviteCustomer["customer"],
  onlyAdd: boolean,
): Promise<string> {
  const { externalId } = customer;
  const mentioned = { ...customer, consent: undefined, ...noesIn(customer) };
  const upserted = (await upsertCustomers(tx, [mentioned], { onlyAdd })).get(externalId);
  if (!upserted) throw new Error("a customer was neither added nor found");
  const { id, status } = upserted;
  if (onlyAdd && status !== "created") return id;
  const known = (await findInvitees(tx, [id])).get(id);
  const yeses = known && newYesesIn(customer, known);
  if (yeses) await upsertCustomers(tx, [{ externalId, ...yeses }]);
  return id;
}
