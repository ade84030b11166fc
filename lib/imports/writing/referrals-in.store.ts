import { MovedMeanwhile } from "../passing-failures";
import type { StagedReferral } from "./chunk";
import { type EventKind, matchEvents, said, updateEvents } from "./known-events.store";
import { type Column, copyRows, type Writing } from "./staging.store";

const staged: Column<StagedReferral>[] = [
  ["id", ({ id }) => id],
  ["external_id", ({ identity }) => identity.externalId],
  ["import_key", ({ identity }) => identity.importKey],
  ["customer_id", ({ customerId }) => customerId],
  ["referred_id", ({ referredId }) => referredId],
  ["occurred_at", ({ fields }) => fields.occurredAt],
  ["count", ({ fields }) => fields.count],
];

export async function stageReferrals(
  { raw }: Writing,
  rows: readonly StagedReferral[],
): Promise<void> {
  await copyRows(raw, "import_stage_referral", staged, rows);
}

// Somebody who is named is one referral, and several are nobody in particular.
const count = "coalesce(s.count, case when s.referred_id is null then t.count else 1 end)";
// Whoever came of a referral did not come of their own.
const referred = `nullif(coalesce(s.referred_id, t.referred_id), coalesce(s.customer_id, t.customer_id))`;

const referrals: EventKind = {
  stage: "import_stage_referral",
  table: "referral",
  after: {
    ...said("customer_id", "occurred_at"),
    count,
    referred_id: `case when ${count} = 1 then ${referred} end`,
  },
};

/** Finds what is known already, and whose it was. @returns how many */
export function matchReferrals(
  writing: Writing,
  ids: readonly ("external_id" | "import_key")[],
): Promise<number> {
  return matchEvents(writing, referrals, ids, ", customer_before = f.customer_id");
}

const whose = `select customer_id from import_stage_referral
  union select customer_before from import_stage_referral`;

/**
 * Holds everybody whom staged referrals are of or about, before any referral is held and in the order
 * in which the API holds them. Whoever a referral went over to while these were waited for is not
 * among them: tried again, the chunk finds them.
 *
 * @throws MovedMeanwhile
 */
export async function holdReferrers({ raw, organizationId }: Writing): Promise<void> {
  await raw.unsafe(
    `select from customer where organization_id = $1
       and id in (${whose} union select referred_id from import_stage_referral)
     order by external_id, id for update`,
    [organizationId],
  );
  const moved = await raw.unsafe(
    `select from import_stage_referral s join referral r on r.organization_id = $1 and r.id = s.id
     where s.known and r.customer_id <> s.customer_before limit 1`,
    [organizationId],
  );
  if (moved.count > 0) throw new MovedMeanwhile("a referral went over to somebody else");
}

export function updateReferrals(writing: Writing): Promise<number> {
  return updateEvents(writing, referrals);
}

export async function insertReferrals({
  raw,
  organizationId,
  now,
  begun,
}: Writing): Promise<number> {
  const added = await raw.unsafe(
    `insert into referral (organization_id, id, external_id, import_key, customer_id, occurred_at,
       referred_id, count, created_at, updated_at)
     select $1::uuid, s.id, s.external_id, s.import_key, s.customer_id,
       coalesce(s.occurred_at, $3::timestamptz), nullif(s.referred_id, s.customer_id),
       coalesce(s.count, 1), $2::timestamptz, $2
     from import_stage_referral s where not s.known`,
    [organizationId, now, begun],
  );
  return added.count;
}

/** Makes the KPI "referrals" of everybody who has or had a staged referral the number there are. */
export async function countStagedReferrals({ raw, organizationId, now }: Writing): Promise<void> {
  await raw.unsafe(
    `update customer c set kpis = c.kpis || jsonb_build_object('referrals', counted.n),
       updated_at = $2::timestamptz
     from (
       select w.customer_id as id, (
         select coalesce(sum(r.count), 0)::float8 from referral r
         where r.organization_id = $1 and r.customer_id = w.customer_id
       ) as n
       from (${whose}) w
     ) counted
     where c.organization_id = $1 and c.id = counted.id`,
    [organizationId, now],
  );
}
