import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import { inRawTransaction, type Scope, type Transactional } from "@/lib/db/transaction";

const manyRows = 5_000;

/** What a cursor has, piece by piece, until it has no more. */
async function* fetched<Row>(fetch: () => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for (let rows = await fetch(); rows.length > 0; rows = await fetch()) yield rows;
}

/**
 * The rows of a query in a transaction, some at a time: however many there are, the process answers
 * others in between. One query of a transaction at a time can be read so.
 */
export async function* inPieces<Row extends Record<string, unknown>>(
  { db }: Transactional,
  query: SQL,
): AsyncGenerator<readonly Row[]> {
  // All rows will be wanted, not the first few soon.
  await db.execute(sql`set local cursor_tuple_fraction = 1`);
  await db.execute(sql`declare in_pieces no scroll cursor for ${query}`);
  const next = sql.raw(`fetch ${manyRows} from in_pieces`);
  yield* fetched(async () => (await db.execute(next)) as readonly Row[]);
  await db.execute(sql`close in_pieces`);
}

const dialect = new PgDialect();

/** Whoever stops reading for so long has gone, and the transaction is not kept open for them. */
const patience = "60s";

/**
 * The rows of a query in a transaction of their own, so many at a time, all of one state of the data:
 * only what was asked for last is in memory. The transaction ends when nobody reads on.
 */
export async function* rowsInPieces<Row extends postgres.Row>(
  ctx: Scope,
  query: SQL,
  rowsAtOnce: number,
): AsyncGenerator<readonly Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  // Whoever asks for the next rows, and the transaction that has them, wait for one another.
  const pieces = new TransformStream<readonly Row[], readonly Row[]>();
  const writer = pieces.writable.getWriter();
  const reading = inRawTransaction(ctx, async (raw) => {
    await raw.unsafe(`set local idle_in_transaction_session_timeout = '${patience}'`);
    await raw.unsafe("set local enable_nestloop = off");
    await raw.unsafe(`declare in_pieces no scroll cursor for ${text}`, params as string[]);
    const next = `fetch ${rowsAtOnce} from in_pieces`;
    for await (const rows of fetched(() => raw.unsafe<Row[]>(next))) await writer.write([...rows]);
  });
  const ended = reading.then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  );
  try {
    yield* pieces.readable;
  } finally {
    // The reason why it ended, if any, was told to the reader.
    await ended.catch(() => undefined);
  }
}
