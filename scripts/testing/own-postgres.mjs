// A PostgreSQL of one test's own, durable as a real one, for a test that kills it. It is forked with a
// folder and a name for the database; a message "kill" ends every process of the server at once and
// starts it again. It goes with its parent, and takes the database along.
import postgres from "postgres";
import { serverProcesses, signal } from "../postgres/processes.mjs";
import { startPostgres } from "../postgres.mjs";

const [dataDir = "", database = ""] = process.argv.slice(2);
let server = await startPostgres({ dataDir, database });
const [folder] = await ask(server.url, "select current_setting('data_directory') as cluster");
process.send?.({ url: server.url });

process.on("message", async () => {
  for (const pid of serverProcesses(folder?.cluster)) signal(pid, "SIGKILL");
  // Each start leaves a claim, and the last one to be given up ends the server.
  await server.stop();
  server = await startPostgres({ dataDir, database });
  process.send?.({ url: server.url });
});

process.on("disconnect", async () => {
  const beside = new URL(server.url);
  beside.pathname = "/postgres";
  await ask(beside.href, `drop database "${database}" with (force)`);
  await server.stop();
  process.exit(0);
});

/**
 * @param {string} url
 * @param {string} statement
 */
async function ask(url, statement) {
  const { searchParams, username, pathname } = new URL(url);
  const socket = { path: `${searchParams.get("host")}/.s.PGSQL.5432` };
  const sql = postgres({ ...socket, username, database: pathname.slice(1), max: 1 });
  return await sql.unsafe(statement).finally(() => sql.end());
}
