import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteCustomers } from "@/lib/db/note-changes";
import { returnPlaces } from "@/lib/db/return-places";
import { keptAnswer } from "@/lib/db/tables/access";
import { customer, purchase, referral } from "@/lib/db/tables/customers";
import { call, click, invitation, letter, message, surveyOptOut } from "@/lib/db/tables/delivery";
import { importError } from "@/lib/db/tables/imports";
import { organization } from "@/lib/db/tables/organization";
import { response } from "@/lib/db/tables/responses";
import { roundDecision } from "@/lib/db/tables/rounds";
import { interaction } from "@/lib/db/tables/touchpoints";
import { customerValue } from "@/lib/db/tables/value";

/**
 * Waits until events that are being imported can be found, and lets no more of them count before the
 * transaction ends: an import holds no customers, it asks at its end whether somebody was erased.
 */
export async function holdImports(tx: Tx): Promise<void> {
  await tx.db
    .select({ id: organization.id })
    .from(organization)
    .where(eq(organization.id, tx.organizationId))
    .for("no key update");
}

/** Who is to be erased, held until the transaction ends. */
export async function holdPerson(tx: Tx, id: string) {
  const [person] = await tx.db
    .select({
      id: customer.id,
      externalId: customer.externalId,
      name: customer.name,
      email: customer.email,
      phone: customer.phone,
    })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        eq(customer.id, id),
        isNull(customer.erasedAt),
      ),
    )
    .for("update");
  return person;
}

/** Forgets which surveys were declined at a customer's addresses: those written to, and those of now. */
export async function forgetDeclined(tx: Tx, id: string): Promise<void> {
  const { organizationId } = tx;
  const written = tx.db
    .select({ address: sql<string>`lower(btrim(${message.address}))` })
    .from(message)
    .innerJoin(
      invitation,
      and(eq(invitation.organizationId, organizationId), eq(invitation.id, message.invitationId)),
    )
    .where(and(eq(message.organizationId, organizationId), eq(invitation.customerId, id)));
  const { email, phone, networkNumber } = customer;
  const own = sql`lower(btrim(${email})), lower(btrim(${phone})), ${networkNumber}`;
  const present = tx.db
    .select({ address: sql<string>`unnest(array[${own}])` })
    .from(customer)
    .where(and(eq(customer.organizationId, organizationId), eq(customer.id, id)));
  await tx.db
    .delete(surveyOptOut)
    .where(
      and(
        eq(surveyOptOut.organizationId, organizationId),
        or(inArray(surveyOptOut.address, written), inArray(surveyOptOut.address, present)),
      ),
    );
}

/** Empties the row: what stays says that somebody was erased, and when. */
export async function emptyCustomer(tx: Tx, id: string, trace: string | null): Promise<void> {
  await noteCustomers(tx, [id]);
  await tx.db
    .update(customer)
    .set({
      externalId: trace,
      name: null,
      email: null,
      phone: null,
      locale: null,
      timeZone: null,
      preferredChannel: null,
      segment: null,
      consent: null,
      channelConsents: {},
      acquiredAt: null,
      churnedAt: null,
      retained: null,
      acquisitionCost: null,
      annualRevenue: null,
      grossMargin: null,
      costToServe: null,
      clv: null,
      currency: null,
      attributes: {},
      kpis: {},
      erasedAt: tx.now(),
      updatedAt: tx.now(),
    })
    .where(and(eq(customer.organizationId, tx.organizationId), eq(customer.id, id)));
}

/**
 * Calls off what is still to be asked and forgets what was written to this customer. In this order,
 * because a sender holds first its message and then its invitation: what waits cannot be taken by
 * a sender any more, what is being sent is waited for, and only then the rest is withdrawn.
 */
export async function withdrawInvitations(tx: Tx, customerId: string): Promise<void> {
  const theirs = and(
    eq(invitation.organizationId, tx.organizationId),
    eq(invitation.customerId, customerId),
  );
  const waited = await tx.db
    .update(invitation)
    .set({ status: "cancelled", updatedAt: tx.now() })
    .where(and(theirs, eq(invitation.status, "scheduled")))
    .returning({ id: invitation.id });
  await returnPlaces(
    tx,
    waited.map(({ id }) => id),
  );
  const ids = tx.db.select({ id: invitation.id }).from(invitation).where(theirs);
  const messages = tx.db
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.organizationId, tx.organizationId), inArray(message.invitationId, ids)));
  await tx.db
    .delete(letter)
    .where(and(eq(letter.organizationId, tx.organizationId), inArray(letter.messageId, messages)));
  await tx.db
    .delete(message)
    .where(and(eq(message.organizationId, tx.organizationId), inArray(message.invitationId, ids)));
  await tx.db
    .delete(call)
    .where(and(eq(call.organizationId, tx.organizationId), inArray(call.invitationId, ids)));
  await tx.db
    .delete(click)
    .where(and(eq(click.organizationId, tx.organizationId), inArray(click.invitationId, ids)));
  await tx.db
    .update(invitation)
    .set({ status: "cancelled", updatedAt: tx.now() })
    // Also those that failed: their mail may have arrived all the same, and its link still answers.
    .where(and(theirs, ne(invitation.status, "answered")));
  await tx.db.update(invitation).set({ interactionId: null, failure: null }).where(theirs);
}

/** A customer's answers, to be rewritten without the customer. */
export async function findAnswers(tx: Tx, customerId: string) {
  return tx.db
    .select({ id: response.id, answers: response.answers })
    .from(response)
    .where(and(eq(response.organizationId, tx.organizationId), eq(response.subjectId, customerId)))
    .for("update");
}

/** Cuts responses loose: nobody's, each its own subject, found by no id from outside. */
export async function cutLoose(
  tx: Tx,
  rows: readonly { id: string; answers: Record<string, number> }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.execute(sql`
    update response set
      customer_id = null, subject_id = response.id, invitation_id = null, external_id = null,
      imported = false, answers = s.answers,
      updated_at = ${tx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s(id uuid, answers jsonb)
    where response.organization_id = ${tx.organizationId} and response.id = s.id`);
}

/** Whom they sent goes with them; that somebody sent them stays, without saying whom. */
export async function forgetReferrals(tx: Tx, customerId: string): Promise<void> {
  const ours = eq(referral.organizationId, tx.organizationId);
  await tx.db.delete(referral).where(and(ours, eq(referral.customerId, customerId)));
  await tx.db
    .update(referral)
    .set({ referredId: null, updatedAt: tx.now() })
    .where(and(ours, eq(referral.referredId, customerId)));
}

/** What happened stays as an event of nobody; what was bought goes. */
export async function cutEventsLoose(tx: Tx, customerId: string): Promise<void> {
  await tx.db
    .update(roundDecision)
    .set({ customerId: null })
    .where(
      and(
        eq(roundDecision.organizationId, tx.organizationId),
        eq(roundDecision.customerId, customerId),
      ),
    );
  await tx.db
    .update(interaction)
    .set({ customerId: null, updatedAt: tx.now() })
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
        eq(interaction.customerId, customerId),
      ),
    );
  await tx.db
    .delete(purchase)
    .where(
      and(eq(purchase.organizationId, tx.organizationId), eq(purchase.customerId, customerId)),
    );
  await tx.db
    .delete(customerValue)
    .where(
      and(
        eq(customerValue.organizationId, tx.organizationId),
        eq(customerValue.customerId, customerId),
      ),
    );
}

/** Copies of what is known of a person, kept for other reasons: refused cells, repeated answers. */
export async function deleteCopies(tx: Tx, id: string, facts: readonly string[]): Promise<void> {
  await tx.db
    .delete(keptAnswer)
    .where(
      and(
        eq(keptAnswer.organizationId, tx.organizationId),
        or(
          sql`body ->> 'id' = ${id}`,
          sql`body -> 'customer' ->> 'id' = ${id}`,
          sql`body ->> 'referredId' = ${id}`,
        ),
      ),
    );
  if (facts.length === 0) return;
  await tx.db
    .update(importError)
    .set({ value: "" })
    .where(
      and(
        eq(importError.organizationId, tx.organizationId),
        inArray(importError.value, [...facts]),
      ),
    );
}
