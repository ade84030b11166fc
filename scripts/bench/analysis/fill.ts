import type { Context } from "@/lib/access/context";
import { noteEverything } from "@/lib/db/note-changes";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { ensureKpis } from "@/lib/kpis/ensure-kpis";

interface Filling {
  /** How many answers there are, and how many there are to be. */
  from: number;
  to: number;
  surveyId: string;
  versionId: string;
}

const customerOf = 5;
const days = 730;

/**
 * Contacts over two years, five of a customer, with four KPIs and an answer each; NPS follows the
 * time on hold and whether the matter was resolved. Rows are written in the order in which they
 * happened, with ascending keys, as where contacts are brought when they happen.
 */
export async function fillAnalysis(ctx: Context, filling: Filling): Promise<void> {
  const mentions = ["hold", "talk", "transfers", "resolved"].map((key) => ({ key }));
  await inTransaction(ctx, (tx) => ensureKpis(tx, mentions));
  await writeRows(ctx, filling);
  await inTransaction(ctx, noteEverything);
}

async function writeRows(ctx: Context, { from, to, surveyId, versionId }: Filling): Promise<void> {
  const { organizationId } = ctx;
  await inRawTransaction(ctx, async (raw) => {
    const key = (number: string) =>
      raw`('00000000-0000-7000-8000-' || lpad(to_hex(${raw.unsafe(number)}), 12, '0'))::uuid`;
    const customers = (to - from) / customerOf;
    await raw`select setseed(0.5)`;
    await raw`
      insert into customer (organization_id, id, segment, clv, acquired_at, created_at, updated_at)
      select ${organizationId}, ${key("n")}, case when n % 4 = 0 then 'business' else 'private' end,
        round((500 + 400 * random())::numeric, 2), current_date - 900, now(), now()
      from generate_series(${from / customerOf}::int, ${to / customerOf - 1}::int) as n`;
    await raw`
      insert into interaction (organization_id, id, customer_id, occurred_at, channel, touchpoint, agent,
        team, kpis, source, surveyable, created_at, updated_at)
      select ${organizationId}, ${key("n")},
        ${key(`${from / customerOf} + (n - ${from}) % ${customers}`)},
        now() - interval '1 day' - (${to} - n)::float8 / ${to - from} * ${days}::int * interval '1 day',
        (array['phone', 'chat'])[1 + n % 2], (array['billing', 'support', 'sales'])[1 + n % 3],
        'Agent ' || n % 200, 'Team ' || n % 8,
        jsonb_build_object('hold', round((300 * random())::numeric), 'talk', round((900 * random())::numeric),
          'transfers', floor(3 * random()), 'resolved', round(random())),
        'import', false, now(), now()
      from generate_series(${from}::int, ${to - 1}::int) as n`;
    await raw`
      insert into response (organization_id, id, survey_id, version_id, customer_id, subject_id,
        interaction_id, answers, nps, class, partial, source, answered_at, received_at, created_at,
        updated_at)
      select ${organizationId}, id, ${surveyId}, ${versionId}, customer_id, customer_id, id,
        jsonb_build_object('nps', nps), nps,
        case when nps >= 9 then 'promoter' when nps >= 7 then 'passive' else 'detractor' end,
        false, 'import', occurred_at, now(), now(), now()
      from (
        select id, customer_id, occurred_at, greatest(0, least(10, round(9
          - 0.01 * (kpis ->> 'hold')::float8 + 2 * (kpis ->> 'resolved')::float8
          + 4 * (random() - 0.5))))::int as nps
        from interaction where organization_id = ${organizationId} and created_at = now()::timestamptz(3)
      ) as answered`;
  });
}
