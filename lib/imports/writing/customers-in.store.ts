import { consentFields } from "../targets";
import type { StagedCustomer } from "./chunk";
import type { MetCustomer } from "./known-customers";
import { type Column, copyRows, fieldsIn, makeAhead, match, type Writing } from "./staging.store";

const fields = {
  name: "name",
  email: "email",
  phone: "phone",
  locale: "locale",
  timezone: "time_zone",
  preferredChannel: "preferred_channel",
  segment: "segment",
  consent: "consent",
  acquiredAt: "acquired_at",
  churnedAt: "churned_at",
  retained: "retained",
  acquisitionCost: "acquisition_cost",
  annualRevenue: "annual_revenue",
  grossMargin: "gross_margin",
  costToServe: "cost_to_serve",
  clv: "clv",
} as const;
const columns = Object.values(fields);

/** Columns of entries, of which those stay that a file does not speak of. */
const entries = ["attributes", "channel_consents"];

const identity: Column<StagedCustomer>[] = [
  ["n", ({ n }) => n],
  ["id", ({ id }) => id],
  ["external_id", (row) => row.identity.externalId],
  ["erased_id", ({ erasedId }) => erasedId],
  ["import_key", (row) => row.identity.importKey],
  ["attributes", ({ attributes }) => attributes],
];

/** What a row says of single channels; null where it says nothing of any. */
function channelConsents({ fields: said }: StagedCustomer) {
  const found = consentFields.filter(({ field }) => said[field] !== undefined);
  if (found.length === 0) return null;
  return Object.fromEntries(found.map(({ channel, field }) => [channel, said[field]]));
}

/** Files say few of the many things there are to say of customers. */
function columnsOf(rows: readonly StagedCustomer[]): Column<StagedCustomer>[] {
  const said = fieldsIn(rows);
  const told = Object.entries(fields).filter(([field]) => said.has(field));
  const columns = told.map(
    ([field, column]): Column<StagedCustomer> => [column, (row) => row.fields[field]],
  );
  const isOfChannels = consentFields.some(({ field }) => said.has(field));
  if (isOfChannels) columns.push(["channel_consents", channelConsents]);
  return [...identity, ...columns];
}

export function makeCustomersAhead(rows: readonly StagedCustomer[]): Promise<void> {
  return makeAhead(columnsOf(rows), rows);
}

export async function stageCustomers(
  { raw }: Writing,
  rows: readonly StagedCustomer[],
): Promise<void> {
  await copyRows(raw, "import_stage_customer", columnsOf(rows), rows);
}

type Id = "external_id" | "import_key" | "erased_id";

/** Finds who is known already. @returns how many */
export async function matchCustomers(writing: Writing, ids: readonly Id[]): Promise<number> {
  let known = 0;
  for (const by of ids) {
    known += await match(writing, {
      stage: "import_stage_customer",
      by,
      table: "customer",
      column: by === "import_key" ? "import_key" : "external_id",
      set: "id = f.id, known = true, erased = f.erased_at is not null",
      unless: "known",
    });
  }
  return known;
}

/** The customers of this chunk, after all of them were written. */
export async function metCustomers({ raw }: Writing): Promise<MetCustomer[]> {
  return raw<MetCustomer[]>`
    select n, id, external_id as "externalId", erased from import_stage_customer`;
}

/** When somebody was erased last in this organisation, in milliseconds; 0 when nobody ever was. */
export async function lastErasure({ raw, organizationId }: Writing): Promise<number> {
  const [found] = await raw<{ at: Date | null }[]>`select max(erased_at) as at from customer
    where organization_id = ${organizationId} and erased_at is not null`;
  return found?.at?.getTime() ?? 0;
}

/** Waits for the erasures that are under way: only for a transaction that holds nothing. */
export async function awaitErasures({ raw, organizationId }: Writing): Promise<void> {
  await raw`select id from organization where id = ${organizationId} for share`;
}

/**
 * Lets no erasure begin until the transaction ends. Never waits for one that is under way: it may be
 * waiting for rows that this transaction holds.
 * @returns false when somebody is being erased now
 */
export async function holdErasures({ raw, organizationId }: Writing): Promise<boolean> {
  const held = await raw`
    select id from organization where id = ${organizationId} for share skip locked`;
  return held.length > 0;
}

const whole = [...columns, ...entries];
const before = whole.map((column) => `c.${column}`);
const after = [
  ...columns.map((column) => `coalesce(s.${column}, c.${column})`),
  ...entries.map((column) => `c.${column} || coalesce(s.${column}, '{}')`),
];
const settings = whole.map((column, index) => `${column} = ${after[index]}`);

/** Says more of customers who are known; those of whom nothing is new are left alone. */
export async function updateCustomers({ raw, organizationId, now }: Writing): Promise<number> {
  const { count } = await raw.unsafe(
    `update customer c set ${settings.join(", ")},
       updated_at = $2::timestamptz
     from import_stage_customer s
     where c.organization_id = $1 and c.id = s.id and s.known and not s.erased
       and (${before.join(", ")}) is distinct from (${after.join(", ")})`,
    [organizationId, now],
  );
  return count;
}

/**
 * Adds customers, in the order in which the API adds them, so that the two wait for one another.
 * @returns how many; fewer than were staged when somebody else added one at the same moment
 */
export async function insertCustomers({ raw, organizationId, now }: Writing): Promise<number> {
  const given = [...columns, ...entries.map((column) => `coalesce(${column}, '{}')`)];
  const { count } = await raw.unsafe(
    `insert into customer (organization_id, id, external_id, import_key, ${whole.join(", ")},
       created_at, updated_at)
     select $1::uuid, id, external_id, import_key, ${given.join(", ")}, $2::timestamptz, $2
     from import_stage_customer where not known order by external_id, import_key
     on conflict do nothing`,
    [organizationId, now],
  );
  return count;
}
