import { and, eq, exists, inArray, isNull, ne, not, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation, optOut, surveyOptOut } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { trigger } from "@/lib/db/tables/touchpoints";

/** Still wanted: messages are worded some time before their turn comes, and a no counts at once. */
export function stillWanted(tx: Tx, addresses: readonly string[]) {
  return and(nobodySaidNo(tx, addresses), isStillSent(tx));
}

/** Neither the customer nor anybody at one of their addresses has said no, to all or to this survey. */
function nobodySaidNo(tx: Tx, addresses: readonly string[]) {
  const { organizationId } = tx;
  const asks = tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, organizationId),
        eq(customer.id, invitation.customerId),
        isNull(customer.erasedAt),
        sql`${customer.consent} is not false`,
      ),
    );
  const saidNo = tx.db
    .select({ id: optOut.id })
    .from(optOut)
    .where(
      and(
        eq(optOut.organizationId, organizationId),
        inArray(optOut.address, [...addresses]),
        ne(optOut.source, "bounced"),
      ),
    );
  const declined = tx.db
    .select({ id: surveyOptOut.id })
    .from(surveyOptOut)
    .where(
      and(
        eq(surveyOptOut.organizationId, organizationId),
        eq(surveyOptOut.surveyId, invitation.surveyId),
        inArray(surveyOptOut.address, [...addresses]),
      ),
    );
  return and(exists(asks), not(exists(saidNo)), not(exists(declined)));
}

/** The survey is not closed, and what triggered it is not paused. */
function isStillSent(tx: Tx) {
  const { organizationId } = tx;
  const open = tx.db
    .select({ id: survey.id })
    .from(survey)
    .where(
      and(
        eq(survey.organizationId, organizationId),
        eq(survey.id, invitation.surveyId),
        isNull(survey.closedAt),
      ),
    );
  const paused = tx.db
    .select({ id: trigger.id })
    .from(trigger)
    .where(
      and(
        eq(trigger.organizationId, organizationId),
        eq(trigger.id, invitation.triggerId),
        eq(trigger.active, false),
      ),
    );
  return and(exists(open), not(exists(paused)));
}
