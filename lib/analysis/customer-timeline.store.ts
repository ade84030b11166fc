import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { refusedBefore } from "@/lib/db/refused-before";

export interface TimelineRow extends Record<string, unknown> {
  kind: string;
  id: string;
  at: string;
  detail: Record<string, unknown>;
}

export interface TimelineQuestion {
  customerId: string;
  limit: number;
  /** The last entry shown, to go on after it. */
  after: { at: string; id: string } | undefined;
}

interface Source {
  kind: string;
  table: SQL;
  at: SQL;
  detail: SQL;
  /** The column by which a customer's rows are found, where it is another than theirs. */
  whose?: SQL;
}

const survey = sql`jsonb_build_object('id', survey_id, 'name', (select name from survey
  where survey.organization_id = entry.organization_id and survey.id = entry.survey_id))`;

const sources: Source[] = [
  {
    kind: "interaction",
    table: sql`interaction`,
    at: sql`occurred_at`,
    detail: sql`jsonb_build_object('externalId', external_id, 'channel', channel,
      'touchpoint', touchpoint, 'agent', agent, 'team', team, 'kpis', kpis,
      'decision', decision, 'reason', decision_reason)`,
  },
  {
    kind: "invitation",
    table: sql`invitation`,
    at: sql`created_at`,
    detail: sql`jsonb_build_object('survey', ${survey}, 'channel', channel, 'status', status,
      'dueAt', due_at, 'expiresAt', expires_at, 'sentAt', sent_at, 'answeredAt', answered_at,
      'attempts', attempts, 'remindersSent', reminders_sent, 'failure', failure,
      'refused', ${refusedBefore(sql`entry`)})`,
  },
  {
    kind: "response",
    table: sql`response`,
    at: sql`answered_at`,
    detail: sql`jsonb_build_object('survey', ${survey}, 'answers', answers, 'class', class)`,
    whose: sql`subject_id`,
  },
  {
    kind: "purchase",
    table: sql`purchase`,
    at: sql`occurred_at`,
    detail: sql`jsonb_build_object('externalId', external_id, 'amount', amount,
      'currency', currency, 'product', product, 'quantity', quantity)`,
  },
  {
    kind: "referral",
    table: sql`referral`,
    at: sql`occurred_at`,
    detail: sql`jsonb_build_object('externalId', external_id, 'count', count,
      'referredId', referred_id)`,
  },
];

/** What happened with one customer, newest first; each kind by its own index, then merged. */
export async function timelineRows(tx: Tx, question: TimelineQuestion): Promise<TimelineRow[]> {
  const { customerId, limit, after } = question;
  const parts = sources.map(({ kind, table, at, detail, whose = sql`customer_id` }) => {
    const further = after
      ? sql`and (${at}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql``;
    return sql`(select ${kind}::text as kind, id, ${at} as moment, ${detail} as detail
      from ${table} as entry
      where organization_id = ${tx.organizationId} and ${whose} = ${customerId} ${further}
      order by ${at} desc, id desc limit ${limit})`;
  });
  return tx.db.execute<TimelineRow>(sql`
    select kind, id, to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      detail
    from (${sql.join(parts, sql` union all `)}) as entries
    order by moment desc, id desc limit ${limit}`);
}

export async function isCustomer(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`select id from customer
    where organization_id = ${tx.organizationId} and id = ${id} and erased_at is null`);
  return rows.length > 0;
}
