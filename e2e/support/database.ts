import postgres from "postgres";

/** One connection to a database whose URL may name a socket's directory as `?host=/dir`. */
export function connectTo(url: string): postgres.Sql {
  const parsed = new URL(url);
  const host = parsed.searchParams.get("host");
  parsed.searchParams.delete("host");
  const socket = host?.startsWith("/") ? { path: `${host}/.s.PGSQL.${parsed.port || 5432}` } : {};
  return postgres(parsed.href, { max: 1, onnotice: () => {}, ...socket });
}
