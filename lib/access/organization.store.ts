import { eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { Database } from "@/lib/db/client";
import { organization } from "@/lib/db/tables/organization";

type Row = typeof organization.$inferInsert;

/** Adds the organisation of this context. */
export async function insertOrganization(tx: Tx, row: Pick<Row, "name" | "demo">): Promise<void> {
  await tx.db.insert(organization).values({ ...row, id: tx.organizationId, createdAt: tx.now() });
}

/** Every organisation there is; which ones exist is nobody's secret from the system itself. */
export async function listOrganizationIds(database: Database): Promise<string[]> {
  const rows = await database.orm.select({ id: organization.id }).from(organization);
  return rows.map(({ id }) => id);
}

/** The organisation of this context. */
export async function findOrganization(tx: Tx) {
  const [found] = await tx.db
    .select()
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  return found;
}

/** Changes the organisation of this context. */
export async function changeOrganization(tx: Tx, change: Partial<Row>): Promise<void> {
  await tx.db.update(organization).set(change).where(eq(organization.id, tx.organizationId));
}
