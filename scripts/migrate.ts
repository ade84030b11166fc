import { migrateDatabase } from "@/lib/db/migrate";
import { env, WrongConfiguration } from "@/lib/ground/env";
import { prepareQueues } from "@/lib/queue/jobs";

// What a wrong DATABASE_URL leads to: no such host, nobody listening, wrong password, no such
// database, too few rights.
const configurationErrors =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|CONNECT_TIMEOUT|28\w{3}|3D000|42501)$/;

function explain(error: unknown): unknown {
  if (error instanceof WrongConfiguration) return error.message;
  if (!(error instanceof Error)) return error;
  const { code } = Object.assign({ code: "" }, error, error.cause);
  return configurationErrors.test(code) ? `DATABASE_URL: ${error.message || code}` : error;
}

try {
  await migrateDatabase(env().DATABASE_URL, env().AUTH_SECRET, prepareQueues);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
