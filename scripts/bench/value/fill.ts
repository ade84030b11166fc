import type { Context } from "@/lib/access/context";
import { connect } from "@/lib/db/client";
import { noteEverything } from "@/lib/db/note-changes";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/ground/env";
import { ensureKpis } from "@/lib/kpis/ensure-kpis";

interface Filling {
  /** How many customers there are, and how many there are to be. */
  from: number;
  to: number;
  surveyId: string;
  versionId: string;
}

const days = 700;

/**
 * Customers with a name and an address, what they bought within two years, a contact with two KPIs
 * each, and an answer from a third of them. They buy at rates of their own until they stop, which is
 * what BG/NBD supposes; an amount varies about a level of the customer's. A seventh is gone.
 */
export async function fillValue(ctx: Context, filling: Filling): Promise<void> {
  await inTransaction(ctx, (tx) =>
    ensureKpis(
      tx,
      ["hold", "talk"].map((key) => ({ key })),
    ),
  );
  await writeRows(ctx, filling);
  await inTransaction(ctx, noteEverything);
  // As autovacuum leaves tables within a minute.
  const owner = connect(env().DATABASE_URL, 1);
  await owner`vacuum analyze customer, purchase, interaction, response, dirty_log`;
  await owner.end();
}

async function writeRows(ctx: Context, { from, to, surveyId, versionId }: Filling): Promise<void> {
  const { organizationId } = ctx;
  await inRawTransaction(ctx, async (raw) => {
    const key = raw`('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
    const all = raw`generate_series(${from}::int, ${to - 1}::int) as n`;
    await raw`select setseed(0.5)`;
    await raw`
      insert into customer (organization_id, id, external_id, name, email, segment, acquired_at,
        churned_at, annual_revenue, gross_margin, cost_to_serve, acquisition_cost, created_at, updated_at)
      select ${organizationId}, ${key}, 'C-' || n,
        initcap(substr(md5(n::text), 1, 6)) || ' ' || initcap(substr(md5('name' || n), 1, 8)),
        substr(md5(n::text), 1, 6) || n || '@example.com',
        case when n % 4 = 0 then 'business' else 'private' end, current_date - (n % ${days}) - 1,
        case when n % 7 = 0 then current_date - (n % ${days}) / 2 end,
        round((200 + 800 * random())::numeric, 2), 0.4, 30, 40, now(), now()
      from ${all}`;
    await raw`
      insert into purchase (organization_id, id, customer_id, occurred_at, amount, currency, created_at,
        updated_at)
      select ${organizationId}, gen_random_uuid(), ${key},
        now() - interval '1 day' * (age - case when k = 0 then 0 else random() * least(age, life) end),
        round((level * -ln((1 - random()) * (1 - random()) * (1 - random()) * (1 - random())) / 4)::numeric, 2),
        'EUR', now(), now()
      from (
        select n, (n % ${days}) + 1 as age, -ln(1 - random()) / 150 as rate,
          -ln(1 - random()) * 400 as life,
          60 / -ln((1 - random()) * (1 - random()) * (1 - random())) as level
        from ${all}
      ) as buyer, generate_series(0, floor(rate * least(age, life) * 2 * random())::int) as k`;
    await raw`
      insert into interaction (organization_id, id, customer_id, occurred_at, channel, touchpoint, agent,
        team, kpis, source, surveyable, created_at, updated_at)
      select ${organizationId}, ${key}, ${key}, now() - random() * ${days} * interval '1 day', 'phone',
        'support', 'Agent ' || n % 200, 'Team ' || n % 8,
        jsonb_build_object('hold', round((300 * random())::numeric),
          'talk', round((900 * random())::numeric)),
        'import', false, now(), now()
      from ${all}`;
    await raw`
      insert into response (organization_id, id, survey_id, version_id, customer_id, subject_id,
        interaction_id, answers, nps, class, partial, source, answered_at, received_at, created_at,
        updated_at)
      select ${organizationId}, id, ${surveyId}, ${versionId}, customer_id, customer_id, id,
        jsonb_build_object('nps', nps), nps,
        case when nps >= 9 then 'promoter' when nps >= 7 then 'passive' else 'detractor' end,
        false, 'import', occurred_at, now(), now(), now()
      from (
        select id, customer_id, occurred_at, floor(11 * random())::int as nps
        from interaction where organization_id = ${organizationId}
          and created_at = now()::timestamptz(3) and random() < 0.33
      ) as answered`;
  });
}
