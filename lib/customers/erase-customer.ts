import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { erasedId } from "./erased-id";
import {
  cutEventsLoose,
  cutLoose,
  deleteCopies,
  emptyCustomer,
  findAnswers,
  forgetDeclined,
  forgetReferrals,
  holdImports,
  holdPerson,
  withdrawInvitations,
} from "./erasure.store";
import type { CustomerRequest } from "./shapes";

/**
 * Erases a person: what is known of them goes, invitations are withdrawn, and answers stay only as
 * numbers that nothing connects with anybody. An address that opted out stays on that list alone.
 */
export async function eraseCustomer(ctx: Context, input: CustomerRequest): Promise<void> {
  permit(ctx, "customers.erase");
  await inTransaction(ctx, async (tx) => {
    await holdImports(tx);
    const person = await holdPerson(tx, input.customerId);
    if (!person) throw new Refusal("not-found", "There is no such customer.");
    const { id, externalId, ...facts } = person;
    await forgetDeclined(tx, id);
    await emptyCustomer(tx, id, externalId && erasedId(tx.organizationId, externalId));
    // First, so that an answer that is being given now is either withdrawn or found below.
    await withdrawInvitations(tx, id);
    await anonymiseAnswers(tx, id);
    await cutEventsLoose(tx, id);
    await forgetReferrals(tx, id);
    const known = [externalId, ...Object.values(facts)];
    await deleteCopies(
      tx,
      id,
      known.flatMap((fact) => fact ?? []),
    );
    await recordAct(tx, "customer.erased", { kind: "customer", id });
  });
}

/** Words can identify a person; numbers of which nobody is the subject cannot. */
async function anonymiseAnswers(tx: Tx, customerId: string): Promise<void> {
  const found = await findAnswers(tx, customerId);
  const numbersOnly = (answers: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([key, value]): [string, number][] =>
        typeof value === "number" ? [[key, value]] : [],
      ),
    );
  await cutLoose(
    tx,
    found.map(({ id, answers }) => ({ id, answers: numbersOnly(answers) })),
  );
}
