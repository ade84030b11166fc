import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { type Database, openDatabase } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { appRoleUrl } from "@/lib/db/roles";
import { imported } from "@/lib/imports/test-import";
import { prepareQueues, stopSending } from "@/lib/queue/jobs";
import { underLock } from "../claims.mjs";
import { startTestServer, type TestServer } from "../testing/test-server";
import type { Verdict } from "./check";
import { disagreements } from "./compare";
import { answersOf } from "./product-answers";
import { type ProductTable, productTables } from "./product-tables";
import type { Reference } from "./reference-file";

const secret = "a secret that only tests ever see";

/**
 * The same reference values through the whole product: files imported as a team would import them,
 * into a migrated database under row-level security, and what the analysis then answers: from their
 * rows, and again from what was added up of them. A folder that lacks one of the files has nothing
 * to say about it.
 */
export async function checkThroughProduct(
  reference: Reference,
  folder: string,
  givenServer: string | undefined,
): Promise<Verdict[]> {
  const present = productTables.filter(
    ({ file, dataset }) => existsSync(join(folder, file)) && dataset in reference.values.datasets,
  );
  if (present.length === 0) return [];
  const server = await startTestServer(".data/test-postgres", givenServer);
  try {
    const verdicts: Verdict[] = [];
    for (const table of present) {
      for (const source of ["rows", "rollups"] as const) {
        const check = (ctx: Context) => checkTable(ctx, reference, folder, { table, source });
        verdicts.push(...(await inOwnDatabase(server, check)));
      }
    }
    return verdicts;
  } finally {
    await server.stop();
  }
}

async function inOwnDatabase<R>(
  server: TestServer,
  work: (ctx: Context) => Promise<R>,
): Promise<R> {
  const ownerUrl = await server.createDatabase("reference");
  // Roles belong to the whole server: two migrations at once would meet in altering the same one.
  await underLock(".data/test-migration.lock", () =>
    migrateDatabase(ownerUrl, secret, prepareQueues),
  );
  const database = openDatabase(appRoleUrl(ownerUrl, secret), 4);
  try {
    return await work(await foundOrganization(database));
  } finally {
    await stopSending(database);
    await database.close();
  }
}

async function foundOrganization(database: Database): Promise<Context> {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Reference", email: "reference@example.com" };
  return systemContext(database, await prepareFirstAdministrator(door, first));
}

async function checkTable(
  ctx: Context,
  { values, isWhole }: Reference,
  folder: string,
  { table, source }: { table: ProductTable; source: "rows" | "rollups" },
): Promise<Verdict[]> {
  const dataset = values.datasets[table.dataset];
  const marks = isWhole.datasets[table.dataset];
  if (!dataset) throw new Error(`no data set ${table.dataset}`);
  const run = await imported(ctx, readFileSync(join(folder, table.file)), table.mapping);
  if (run.status !== "completed" || run.rows.rejected > 0) {
    throw new Error(`${table.file}: ${run.status}, ${run.rows.rejected} rows rejected`);
  }
  if (source === "rollups") await settleChanges(ctx);
  const verdicts: Verdict[] = [];
  for (const [statistic, cases] of Object.entries(dataset.cases)) {
    for (const [position, wanted] of cases.entries()) {
      const answered = await answersOf(ctx, table, statistic, wanted.inputs, wanted.expected);
      if (!answered) continue;
      const { expected, actual } = answered;
      const whole = marks?.cases[statistic]?.[position]?.expected ?? false;
      const wrong = disagreements(expected, whole, actual, wanted.tolerance);
      const id = `${wanted.id} from ${source} of ${table.file}`;
      verdicts.push({ statistic: `${statistic} through the product`, id, wrong, ended: "defined" });
    }
  }
  return verdicts;
}
