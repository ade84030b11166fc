import { and, count, desc, eq, gte, inArray, max, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerValue } from "@/lib/analysis/customer-value.store";
import type { CustomersAtRisk } from "@/lib/analysis/panels";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { importRun } from "@/lib/db/tables/imports";
import { response } from "@/lib/db/tables/responses";
import { survey } from "@/lib/db/tables/surveys";

/** When the last answer came; nothing when there was none. */
export async function readLastAnswer(tx: Tx): Promise<Date | null> {
  const [found] = await tx.db
    .select({ at: max(response.answeredAt) })
    .from(response)
    .where(eq(response.organizationId, tx.organizationId));
  return found?.at ?? null;
}

/**
 * One that waits on the organisation's own site reaches whoever comes there: those who answered it are
 * known, those who saw it and did not are not, so that it says nothing of how many answer.
 */
export const wasDelivered = sql`(${invitation.channel} <> 'widget' or ${invitation.sentAt} is not null)`;

/** Invitations that reached somebody since then, and how many of them were answered. */
export async function countInvitations(tx: Tx, since: Date) {
  const answered = sql<number>`(count(*) filter (where ${invitation.status} = 'answered'))::int`;
  const [found] = await tx.db
    .select({ asked: count(), answered })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        inArray(invitation.status, ["sent", "kept", "answered"]),
        wasDelivered,
        gte(invitation.dueAt, since),
      ),
    );
  return found ?? { asked: 0, answered: 0 };
}

export async function countCustomersAtRisk(
  tx: Tx,
  settings: AnalysisSettings,
): Promise<CustomersAtRisk> {
  const clv = customerValue("clv", settings);
  const [found] = await tx.db.execute<CustomersAtRisk & Record<string, number | null>>(sql`
    select count(*)::int as known,
      (count(*) filter (where class = 'detractor'))::int as "atRisk",
      (count(clv) filter (where class = 'detractor'))::int as "withValue",
      (sum(clv) filter (where class = 'detractor'))::float8 as clv
    from (
      select distinct on (${response.subjectId}) ${response.class} as class, ${clv} as clv,
        ${customerValue("retained", settings)} as retained
      from ${response} join ${customer}
        on ${customer.organizationId} = ${response.organizationId}
        and ${customer.id} = ${response.subjectId}
      where ${response.organizationId} = ${tx.organizationId} and ${response.class} is not null
      order by ${response.subjectId}, ${response.answeredAt} desc, ${response.id} desc
    ) as latest where retained is distinct from 0`);
  return found ?? { known: 0, atRisk: 0, withValue: 0, clv: null };
}

/**
 * What went wrong since then, and whether anything is asked at all. Invitations without a message
 * in the outbox, as the demo has them, are nothing one could look at.
 */
export async function readTroubles(tx: Tx, since: Date) {
  const ours = tx.organizationId;
  const [failed] = await tx.db
    .select({ count: count() })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, ours),
        eq(invitation.status, "failed"),
        gte(invitation.dueAt, since),
        sql`exists (select 1 from ${message}
          where ${message.organizationId} = ${invitation.organizationId}
          and ${message.invitationId} = ${invitation.id})`,
      ),
    );
  const failedImports = await tx.db
    .select({ id: importRun.id, fileName: importRun.fileName })
    .from(importRun)
    .where(
      and(
        eq(importRun.organizationId, ours),
        eq(importRun.status, "failed"),
        gte(importRun.createdAt, since),
      ),
    )
    .orderBy(desc(importRun.createdAt))
    .limit(3);
  const [live] = await tx.db
    .select({ count: count() })
    .from(survey)
    .where(
      and(
        eq(survey.organizationId, ours),
        sql`${survey.publishedVersion} is not null and ${survey.closedAt} is null`,
      ),
    );
  return {
    failedInvitations: failed?.count ?? 0,
    failedImports,
    liveSurveys: live?.count ?? 0,
  };
}
