import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { ofInteraction, oneOf, within } from "@/lib/analysis/filter.store";
import type { FrameRequest } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { AskedMoments } from "@/lib/analysis/score-panels";
import { wasDelivered } from "@/lib/analysis/today.store";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { numberValue, periodJoins } from "@/lib/analysis/variable.store";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";

/**
 * Which invitations are looked at: those that were due before a moment. Where it is about NPS, an
 * invitation is answered if it has an NPS answer, whatever became of the rest of the survey, and
 * surveys that nobody gave one in are left out: they do not ask for it.
 */
export type AskedRequest = FrameRequest & { until: Date; about?: "nps" };

export interface Asked {
  asked: number;
  answered: number;
  /** In the order of the variables asked for. */
  variables: { answered: AskedMoments; silent: AskedMoments }[];
}

/**
 * Who was asked until a moment, and how those who answered differ from those who did not: counts,
 * means and variances of each variable, taken in one reading.
 */
export async function readAsked(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  request: AskedRequest,
): Promise<Asked> {
  const values = entries.map(
    (entry, j) => sql`, ${numberValue(entry, request.settings)} as ${column("value", j)}`,
  );
  const moments = entries.map((_, j) => {
    const value = column("value", j);
    return sql`, count(${value})::int as ${column("n", j)}, avg(${value})::float8
      as ${column("mean", j)}, var_samp(${value})::float8 as ${column("variance", j)}`;
  });
  const counts = sql`
    select answered, count(*)::int as n ${sql.join(moments)} from (
      select framed.answered ${sql.join(values)} from ${askedJoined(tx, entries, request)}
    ) as asked group by answered`;
  const rows = await inBulk(tx, () => tx.db.execute<Row>(counts));
  const answered = rows.find((row) => row.answered === true);
  const silent = rows.find((row) => row.answered === false);
  const count = (row: Row | undefined) => Number(row?.n ?? 0);
  return {
    asked: count(answered) + count(silent),
    answered: count(answered),
    variables: entries.map((_, j) => ({
      answered: momentsOf(answered, j),
      silent: momentsOf(silent, j),
    })),
  };
}

type Row = Record<string, number | boolean | null>;

/** A source and its conditions: a row of `framed` per invitation, beside its customer and periods. */
export function askedJoined(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  { filter, settings, until, about }: AskedRequest,
): SQL {
  const answered =
    about === "nps" ? sql`${response.nps} is not null` : sql`${invitation.status} = 'answered'`;
  return sql`(
      select ${invitation.id} as row_id, ${answered} as answered,
        ${response.nps} as nps, ${interaction.kpis} as kpis, ${interaction.team} as team,
        ${invitation.customerId} as subject_id,
        (coalesce(${interaction.occurredAt}, ${invitation.dueAt})
          at time zone ${settings.timeZone})::date as day
      from ${invitation} left join ${interaction}
        on ${interaction.organizationId} = ${invitation.organizationId}
        and ${interaction.id} = ${invitation.interactionId}
      left join ${response} on ${response.organizationId} = ${invitation.organizationId}
        and ${response.invitationId} = ${invitation.id}
      where ${invitation.organizationId} = ${tx.organizationId}
        and ${invitation.status} in ('sent', 'kept', 'answered') and ${wasDelivered}
        and ${invitation.dueAt} < ${until.toISOString()}
        and ${within(sql`${invitation.dueAt}`, filter, settings.timeZone)}
        and ${ofInteraction(filter)} and ${oneOf(invitation.surveyId, filter.surveys)}
        and ${about === "nps" ? asksForNps(tx) : sql`true`}
    ) as framed left join ${customer}
      on ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = framed.subject_id
      ${periodJoins(tx, entries)}
    where ${ofCustomer(tx, filter, settings)}`;
}

function asksForNps(tx: Tx): SQL {
  return sql`${invitation.surveyId} in (
    select given.survey_id from ${response} as given
    where given.organization_id = ${tx.organizationId} and given.nps is not null)`;
}

export function column(name: string, j: number) {
  return sql.identifier(`${name}_${j}`);
}

function momentsOf(row: Row | undefined, j: number): AskedMoments {
  const number = (name: string) => {
    const found = row?.[`${name}_${j}`];
    return typeof found === "number" ? found : null;
  };
  return { n: number("n") ?? 0, mean: number("mean"), variance: number("variance") };
}
