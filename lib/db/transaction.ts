import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Database, Transaction } from "@/lib/db/client";

/** Whose rows are meant, where they are, and what time it is. */
export interface Scope {
  organizationId: string;
  database: Database;
  now: () => Date;
}

/** Added inside a transaction: the handle every store works with. */
export interface Transactional {
  db: Transaction;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The one place that names the tenant. A literal, because set_config() does not reach shards. */
function tenantStatement(organizationId: string): string {
  if (!uuid.test(organizationId))
    throw new RangeError("An organisation's id is a lower-case uuid.");
  return `set local app.org_id = '${organizationId}'`;
}

/** Runs work in a transaction of the organisation; joins the surrounding one if there is one. */
export async function inTransaction<C extends Scope, R>(
  ctx: C & Partial<Transactional>,
  work: (tx: C & Transactional) => Promise<R>,
): Promise<R> {
  const { db } = ctx;
  if (db) return work({ ...ctx, db });
  return ctx.database.orm.transaction(async (transaction) => {
    await transaction.execute(sql.raw(tenantStatement(ctx.organizationId)));
    return work({ ...ctx, db: transaction });
  });
}

/** The same on the raw client, for COPY and streams. Never joins: it is another connection. */
export async function inRawTransaction<R>(
  ctx: Scope,
  work: (raw: postgres.TransactionSql) => Promise<R>,
): Promise<R> {
  const result = await ctx.database.raw.begin(async (raw) => {
    await raw.unsafe(tenantStatement(ctx.organizationId));
    return { value: await work(raw) };
  });
  return result.value;
}
