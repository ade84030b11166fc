import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Database, Transaction } from "@/lib/db/client";
import { inTurn } from "@/lib/db/computation";

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

/**
 * Runs work in a transaction of the organisation; joins the surrounding one if there is one. The
 * work's first statement does not wait until the tenant is confirmed: it stands behind it on the
 * same connection, and without a tenant it would see no row.
 */
export async function inTransaction<C extends Scope, R>(
  ctx: C & Partial<Transactional>,
  work: (tx: C & Transactional) => Promise<R>,
): Promise<R> {
  const { db } = ctx;
  if (db) return work({ ...ctx, db });
  const { orm, turns } = ctx.database;
  return inTurn(turns, () =>
    orm.transaction(async (transaction) => {
      const tenant = transaction.execute(sql.raw(tenantStatement(ctx.organizationId))).execute();
      const [result] = await Promise.all([work({ ...ctx, db: transaction }), tenant]);
      return result;
    }),
  );
}

/** The same on the raw client, for COPY and streams. Never joins: it is another connection. */
export async function inRawTransaction<R>(
  ctx: Scope,
  work: (raw: postgres.TransactionSql) => Promise<R>,
  client = ctx.database.raw,
): Promise<R> {
  return inOpened(client, tenantStatement(ctx.organizationId), work);
}

async function inOpened<R>(
  client: postgres.Sql,
  opening: string,
  work: (raw: postgres.TransactionSql) => Promise<R>,
): Promise<R> {
  const result = await client.begin(async (raw) => {
    const opened = raw.unsafe(opening).execute();
    const [value] = await Promise.all([work(raw), opened]);
    return { value };
  });
  return result.value;
}

/** Commits what was done, and begins the next transaction at once. */
export type Turn = () => Promise<void>;

/**
 * Transactions of the organisation in a row, on one connection. What is asked behind a turn stands in the
 * next transaction and need not wait for the turn. They may wait for others outside as long as it takes:
 * a server's limit on idle transactions does not end them.
 */
export async function inRawTransactions<R>(
  ctx: Scope,
  work: (raw: postgres.TransactionSql, turn: Turn) => Promise<R>,
  client = ctx.database.raw,
): Promise<R> {
  const unhurried = "set local idle_in_transaction_session_timeout = 0";
  const opening = `${tenantStatement(ctx.organizationId)}; ${unhurried}`;
  return inOpened(client, opening, (raw) => {
    const turn = async () => {
      await raw.unsafe(`commit; begin; ${opening}`).execute();
    };
    return work(raw, turn);
  });
}
