import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { interaction } from "@/lib/db/tables/touchpoints";
import { postOf } from "@/lib/delivery/letters/post-address.store";

const known = {
  name: customer.name,
  segment: customer.segment,
  locale: customer.locale,
  preferredChannel: customer.preferredChannel,
};

/** What is known of one customer and where they are reached, found by external id or mailbox. */
export async function findCustomerFacts(tx: Tx, idOrMailbox: string) {
  const [row] = await tx.db
    .select({
      ...{ customer: known, attributes: customer.attributes },
      ...{ email: customer.email, phone: customer.phone, post: await postOf(tx) },
    })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        isNull(customer.erasedAt),
        or(eq(customer.externalId, idOrMailbox), eq(customer.mailbox, idOrMailbox.toLowerCase())),
      ),
    )
    .orderBy(asc(customer.id))
    .limit(1);
  return row;
}

/** What is known of who was invited, and of what they were invited for. */
export const knownOf = {
  customer: known,
  attributes: customer.attributes,
  interaction: {
    channel: interaction.channel,
    touchpoint: interaction.touchpoint,
    team: interaction.team,
    agent: interaction.agent,
  },
  kpis: interaction.kpis,
};

/** The same, by invitation. */
export async function findFacts(tx: Tx, invitationIds: readonly string[]) {
  if (invitationIds.length === 0) return [];
  return tx.db
    .select({ invitationId: invitation.id, ...knownOf })
    .from(invitation)
    .innerJoin(
      customer,
      and(
        eq(customer.organizationId, invitation.organizationId),
        eq(customer.id, invitation.customerId),
      ),
    )
    .leftJoin(
      interaction,
      and(
        eq(interaction.organizationId, invitation.organizationId),
        eq(interaction.id, invitation.interactionId),
      ),
    )
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        inArray(invitation.id, [...invitationIds]),
      ),
    );
}
