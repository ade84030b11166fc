import postgres from "postgres";
import { world } from "./world";

/** One connection to a database whose URL may name a socket's directory as `?host=/dir`. */
export function connectTo(url: string): postgres.Sql {
  const parsed = new URL(url);
  const host = parsed.searchParams.get("host");
  parsed.searchParams.delete("host");
  const socket = host?.startsWith("/") ? { path: `${host}/.s.PGSQL.${parsed.port || 5432}` } : {};
  return postgres(parsed.href, { max: 1, onnotice: () => {}, ...socket });
}

export interface OwnDatabase {
  /** Owner's URL. */
  url: string;
  drop: () => Promise<void>;
}

/** An empty database beside the one the tests share, for a Vocal of a test's own. */
export async function createDatabase(name: string): Promise<OwnDatabase> {
  const server = connectTo(world().databaseServer);
  await server.unsafe(`create database "${name}"`);
  const url = new URL(world().databaseServer);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await server.unsafe(`drop database if exists "${name}" with (force)`);
      await server.end();
    },
  };
}
