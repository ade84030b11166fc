import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteCustomers } from "@/lib/db/note-changes";
import { customer, referral } from "@/lib/db/tables/customers";
import type { SentReferral } from "@/lib/value/referrals/shapes";

export type ReferralRow = Awaited<ReturnType<typeof holdReferrals>>[number];

/** Referrals by external id, held until the transaction ends, always in the same order. */
export async function holdReferrals(tx: Tx, externalIds: readonly string[]) {
  return tx.db
    .select({
      id: referral.id,
      externalId: referral.externalId,
      customerId: referral.customerId,
      occurredAt: referral.occurredAt,
      referredId: referral.referredId,
      count: referral.count,
    })
    .from(referral)
    .where(
      and(
        eq(referral.organizationId, tx.organizationId),
        inArray(referral.externalId, [...externalIds]),
      ),
    )
    .orderBy(asc(referral.externalId))
    .for("update");
}

/** Adds referrals that nobody has added meanwhile; tells which it added. */
export async function insertReferrals(tx: Tx, rows: readonly ReferralRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const now = tx.now();
  const stamps = { organizationId: tx.organizationId, createdAt: now, updatedAt: now };
  const added = await tx.db
    .insert(referral)
    .values(rows.map((row) => ({ ...row, ...stamps })))
    .onConflictDoNothing({ target: [referral.organizationId, referral.externalId] })
    .returning({ id: referral.id });
  return new Set(added.map(({ id }) => id));
}

/** Writes whole rows that are held, in one statement. */
export async function rewriteReferrals(tx: Tx, rows: readonly ReferralRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.execute(sql`
    update referral set occurred_at = s."occurredAt", referred_id = s."referredId", count = s.count,
      updated_at = ${tx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s(
      id uuid, "occurredAt" timestamptz, "referredId" uuid, count integer)
    where referral.organization_id = ${tx.organizationId} and referral.id = s.id`);
}

/** Writes down what the KPI "referrals" of these customers is by their referrals. They must be held. */
export async function countReferrals(tx: Tx, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  await noteCustomers(tx, customerIds);
  const totals = await tx.db
    .select({ id: referral.customerId, n: sql<number>`sum(${referral.count})::float8` })
    .from(referral)
    .where(
      and(
        eq(referral.organizationId, tx.organizationId),
        inArray(referral.customerId, [...customerIds]),
      ),
    )
    .groupBy(referral.customerId);
  const given = totals.map(({ id, n }) => ({ id, kpis: { referrals: n } }));
  await tx.db.execute(sql`
    update customer set kpis = customer.kpis || s.kpis,
      updated_at = ${tx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as s(id uuid, kpis jsonb)
    where customer.organization_id = ${tx.organizationId} and customer.id = s.id`);
}

/** Holds a customer whose referrals are about to change. @returns whether there is such a customer */
export async function holdReferrer(tx: Tx, customerId: string): Promise<boolean> {
  const held = await tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        eq(customer.id, customerId),
        isNull(customer.erasedAt),
      ),
    )
    .for("update");
  return held.length > 0;
}

export async function findByExternalId(tx: Tx, externalId: string): Promise<string | undefined> {
  const [found] = await tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        eq(customer.externalId, externalId),
        isNull(customer.erasedAt),
      ),
    );
  return found?.id;
}

/** Lets a referral count nobody. @returns who had sent them, who is held then */
export async function clearReferral(tx: Tx, id: string): Promise<string | undefined> {
  const customerId = await holdSender(tx, id);
  if (!customerId) return undefined;
  await tx.db
    .update(referral)
    .set({ count: 0, referredId: null, updatedAt: tx.now() })
    .where(and(eq(referral.organizationId, tx.organizationId), eq(referral.id, id)));
  return customerId;
}

/** Holds whose a referral is: an import, which holds both, may give it to another until they are held. */
async function holdSender(tx: Tx, id: string): Promise<string | undefined> {
  const customerId = await findSender(tx, id);
  if (!customerId || !(await holdReferrer(tx, customerId))) return undefined;
  return (await findSender(tx, id)) === customerId ? customerId : holdSender(tx, id);
}

async function findSender(tx: Tx, id: string): Promise<string | undefined> {
  const [found] = await tx.db
    .select({ customerId: referral.customerId })
    .from(referral)
    .where(and(eq(referral.organizationId, tx.organizationId), eq(referral.id, id)));
  return found?.customerId;
}

/** Whom a customer sent, the newest first; what was taken back is left out. */
export async function listReferrals(
  tx: Tx,
  { customerId, timeZone, limit }: { customerId: string; timeZone: string; limit: number },
): Promise<SentReferral[]> {
  return tx.db.execute<{ [Key in keyof SentReferral]: SentReferral[Key] }>(sql`
    select ${referral.id} as id, ${referral.count} as count,
      to_char(${referral.occurredAt} at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      ${customer.id} as "referredId",
      coalesce(${customer.name}, ${customer.externalId}, ${customer.email}) as "referredName"
    from ${referral} left join ${customer} on ${customer.organizationId} = ${tx.organizationId}
      and ${customer.id} = ${referral.referredId}
    where ${referral.organizationId} = ${tx.organizationId}
      and ${referral.customerId} = ${customerId} and ${referral.count} > 0
    order by ${referral.occurredAt} desc, ${referral.id} desc limit ${limit}`);
}
