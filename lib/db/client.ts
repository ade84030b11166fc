import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { schema } from "@/lib/db/schema";
import { Turns } from "@/lib/ground/turns";

export type Orm = PostgresJsDatabase<typeof schema>;
/** A drizzle transaction; row-level security needs one for every read and write. */
export type Transaction = Parameters<Parameters<Orm["transaction"]>[0]>[0];

/**
 * The two doors to one database. drizzle() rewrites the parsers of the client it is given, so raw
 * SQL (COPY, cursors) has a client of its own; the raw pool is small because only imports and
 * exports use it.
 */
export interface Database {
  orm: Orm;
  raw: postgres.Sql;
  /**
   * One connection for the queue's own questions. They are asked in the middle of transactions; from
   * the pool those hold, enough of them at once would wait for one another for ever.
   */
  queue: postgres.Sql;
  /**
   * For handing messages over. A few small statements for each of very many: here they stay prepared
   * and are not waited for one by one, and no export that somebody reads slowly holds them up.
   */
  sending: postgres.Sql;
  /** What computations take turns in (see computation.ts): some connections are left to all others. */
  turns: Turns;
  close: () => Promise<void>;
}

/** Connection options of a URL; postgres.js does not itself read a socket from `?host=/dir`. */
export function connectionOptions(url: string): { url: string; path?: string } {
  const parsed = new URL(url);
  const host = parsed.searchParams.get("host");
  if (!host?.startsWith("/")) return { url };
  parsed.searchParams.delete("host");
  return { url: parsed.href, path: `${host}/.s.PGSQL.${parsed.port || 5432}` };
}

/** One postgres.js client for a URL that may name a Unix socket directory as `?host=/dir`. */
export function connect(url: string, max: number): postgres.Sql {
  const { url: plain, path } = connectionOptions(url);
  return postgres(plain, { max, onnotice: () => {}, ...(path ? { path } : {}) });
}

const connectionsLeft = 4;

/** Opens both doors. The URL is the application role's (see roles.ts), never the owner's. */
export function openDatabase(url: string, connections = 16): Database {
  const ormClient = connect(url, connections);
  const raw = connect(url, 5);
  const queue = connect(url, 1);
  const sending = connect(url, 3);
  return {
    orm: drizzle(ormClient, { schema }),
    raw,
    queue,
    sending,
    turns: new Turns(Math.max(1, connections - connectionsLeft)),
    close: async () => {
      await Promise.all(
        [ormClient, raw, queue, sending].map((client) => client.end({ timeout: 5 })),
      );
    },
  };
}
