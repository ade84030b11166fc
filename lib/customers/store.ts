import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteChange, noteCustomers } from "@/lib/db/note-changes";
import { customer } from "@/lib/db/tables/customers";
import { customerValue } from "@/lib/db/tables/value";

const columns = {
  id: customer.id,
  externalId: customer.externalId,
  name: customer.name,
  email: customer.email,
  phone: customer.phone,
  locale: customer.locale,
  timeZone: customer.timeZone,
  preferredChannel: customer.preferredChannel,
  segment: customer.segment,
  consent: customer.consent,
  channelConsents: customer.channelConsents,
  acquiredAt: customer.acquiredAt,
  churnedAt: customer.churnedAt,
  retained: customer.retained,
  acquisitionCost: customer.acquisitionCost,
  annualRevenue: customer.annualRevenue,
  grossMargin: customer.grossMargin,
  costToServe: customer.costToServe,
  clv: customer.clv,
  currency: customer.currency,
  attributes: customer.attributes,
  kpis: customer.kpis,
  erasedAt: customer.erasedAt,
  createdAt: customer.createdAt,
  updatedAt: customer.updatedAt,
};
export type CustomerRow = Awaited<ReturnType<typeof holdCustomers>>[number];

/** Customers by external id, held until the transaction ends, always in the same order. */
export async function holdCustomers(tx: Tx, externalIds: readonly string[]) {
  return tx.db
    .select(columns)
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        inArray(customer.externalId, [...externalIds]),
      ),
    )
    .orderBy(asc(customer.externalId))
    .for("update");
}

/** Adds customers that nobody has added meanwhile; tells whom it added. */
export async function insertCustomers(tx: Tx, rows: readonly CustomerRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const added = await tx.db
    .insert(customer)
    .values(rows.map((row) => ({ ...row, organizationId: tx.organizationId })))
    .onConflictDoNothing({ target: [customer.organizationId, customer.externalId] })
    .returning({ id: customer.id });
  await noteChange(tx);
  return new Set(added.map(({ id }) => id));
}

/** Writes whole rows that are held, in one statement. */
export async function rewriteCustomers(tx: Tx, rows: readonly CustomerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await noteCustomers(tx, await withNewSegment(tx, rows));
  await noteChange(tx);
  const given = JSON.stringify(rows);
  await tx.db.execute(sql`
    update customer set
      name = s.name, email = s.email, phone = s.phone, locale = s.locale,
      time_zone = s."timeZone", preferred_channel = s."preferredChannel", segment = s.segment,
      consent = s.consent, channel_consents = s."channelConsents", acquired_at = s."acquiredAt", churned_at = s."churnedAt",
      retained = s.retained, acquisition_cost = s."acquisitionCost",
      annual_revenue = s."annualRevenue", gross_margin = s."grossMargin",
      cost_to_serve = s."costToServe", clv = s.clv, currency = s.currency,
      attributes = s.attributes, kpis = s.kpis, updated_at = s."updatedAt"
    from jsonb_to_recordset(${given}::text::jsonb) as s(
      id uuid, name text, email text, phone text, locale text, "timeZone" text,
      "preferredChannel" text, segment text, consent boolean, "channelConsents" jsonb, "acquiredAt" date, "churnedAt" date,
      retained boolean, "acquisitionCost" numeric, "annualRevenue" numeric, "grossMargin" numeric,
      "costToServe" numeric, clv numeric, currency text, attributes jsonb, kpis jsonb,
      "updatedAt" timestamptz)
    where customer.organization_id = ${tx.organizationId} and customer.id = s.id`);
}

/** Who of these belongs to another segment than before. */
async function withNewSegment(tx: Tx, rows: readonly CustomerRow[]): Promise<string[]> {
  const before = await tx.db
    .select({ id: customer.id, segment: customer.segment })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        inArray(
          customer.id,
          rows.map(({ id }) => id),
        ),
      ),
    );
  const known = new Map(before.map(({ id, segment }) => [id, segment]));
  return rows.filter(({ id, segment }) => known.get(id) !== segment).map(({ id }) => id);
}

/** One customer who has not been erased. */
export async function findCustomer(tx: Tx, id: string): Promise<CustomerRow | undefined> {
  const [row] = await tx.db
    .select(columns)
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        eq(customer.id, id),
        isNull(customer.erasedAt),
      ),
    );
  return row;
}

/** What the customer was last estimated to be worth. */
export async function findEstimate(tx: Tx, id: string) {
  const [row] = await tx.db
    .select({
      clv: customerValue.clv,
      clvLow: customerValue.clvLow,
      clvHigh: customerValue.clvHigh,
      probabilityAlive: customerValue.probabilityAlive,
      expectedTransactions: customerValue.expectedTransactions,
      tier: customerValue.tier,
      model: customerValue.model,
      month: customerValue.month,
    })
    .from(customerValue)
    .where(
      and(eq(customerValue.organizationId, tx.organizationId), eq(customerValue.customerId, id)),
    )
    .orderBy(desc(customerValue.month))
    .limit(1);
  return row;
}
