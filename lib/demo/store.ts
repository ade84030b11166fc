import { eq, getTableColumns, type Name, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/lib/access/context";
import { noteEverything } from "@/lib/db/note-changes";
import { keptResult } from "@/lib/db/tables/analysis";
import { customer, purchase } from "@/lib/db/tables/customers";
import { invitation, optOut } from "@/lib/db/tables/delivery";
import { importRun } from "@/lib/db/tables/imports";
import { kpi, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { organization } from "@/lib/db/tables/organization";
import { response } from "@/lib/db/tables/responses";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";

type NewRow<T extends PgTable> = Omit<T["$inferInsert"], "organizationId">;
export type NewCustomer = NewRow<typeof customer>;
export type NewPeriodValue = NewRow<typeof kpiPeriodValue>;

/** All that is stored of one month, each list in order of time. */
export interface MonthRows {
  interactions: NewRow<typeof interaction>[];
  invitations: NewRow<typeof invitation>[];
  responses: NewRow<typeof response>[];
  purchases: NewRow<typeof purchase>[];
  optOuts: NewRow<typeof optOut>[];
}

/** What is known of a customer at the end only. */
export interface Ending {
  id: string;
  churned_at: string | null;
  retained: boolean;
  annual_revenue: number;
  cost_to_serve: number;
}

/** The organisation, locked until the transaction ends, and whether it holds any data. */
export async function lockOrganization(tx: Tx) {
  const [found] = await tx.db
    .select({ name: organization.name, demo: organization.demo })
    .from(organization)
    .where(eq(organization.id, tx.organizationId))
    .for("update");
  const [counted] = await tx.db.execute<{ filled: boolean }>(sql`select
    exists (select 1 from ${customer} where ${customer.organizationId} = ${tx.organizationId})
    or exists (select 1 from ${interaction} where ${interaction.organizationId} = ${tx.organizationId})
    or exists (select 1 from ${response} where ${response.organizationId} = ${tx.organizationId})
    or exists (select 1 from ${survey} where ${survey.organizationId} = ${tx.organizationId})
    as filled`);
  return found && { ...found, filled: counted?.filled ?? false };
}

/** Says that what the organisation holds is simulated. */
export async function markAsDemo(tx: Tx): Promise<void> {
  await tx.db
    .update(organization)
    .set({ demo: true })
    .where(eq(organization.id, tx.organizationId));
}

/** Removes everything measured, asked and answered; members, keys and settings stay. */
export async function removeData(tx: Tx): Promise<void> {
  await noteEverything(tx);
  // In this order because of foreign keys; what hangs on these rows goes with them.
  const tables = [response, invitation, interaction, purchase, optOut, survey, customer];
  for (const table of [...tables, kpi, importRun, keptResult]) {
    await tx.db.delete(table).where(eq(table.organizationId, tx.organizationId));
  }
}

export async function insertCustomers(tx: Tx, rows: readonly NewCustomer[]): Promise<void> {
  await insertAll(tx, customer, rows);
}

export async function insertPeriodValues(tx: Tx, rows: readonly NewPeriodValue[]): Promise<void> {
  await insertAll(tx, kpiPeriodValue, rows);
}

export async function insertMonth(tx: Tx, month: MonthRows): Promise<void> {
  await insertAll(tx, interaction, month.interactions);
  await insertAll(tx, invitation, month.invitations);
  await insertAll(tx, response, month.responses);
  await insertAll(tx, purchase, month.purchases);
  await insertAll(tx, optOut, month.optOuts);
}

/** Writes what became of the customers, all in one statement per chunk. */
export async function updateEndings(tx: Tx, endings: readonly Ending[]): Promise<void> {
  for (const chunk of chunks(endings)) {
    await tx.db.execute(sql`
      update ${customer} set churned_at = ended.churned_at, retained = ended.retained,
        annual_revenue = ended.annual_revenue, cost_to_serve = ended.cost_to_serve
      from jsonb_to_recordset(${JSON.stringify(chunk)}::text::jsonb) as ended
        (id uuid, churned_at date, retained boolean, annual_revenue numeric, cost_to_serve numeric)
      where ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = ended.id`);
  }
}

const rowsPerStatement = 5_000;

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / rowsPerStatement);
  return Array.from({ length: count }, (_, i) =>
    rows.slice(i * rowsPerStatement, (i + 1) * rowsPerStatement),
  );
}

/**
 * Inserts rows as one JSON document, which PostgreSQL reads as a table: no parameter for each cell,
 * and unlike COPY it is allowed where row-level security binds. All rows name the same columns.
 */
async function insertAll<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  const named = new Set(Object.keys(rows[0] ?? {}));
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => named.has(key));
  const list = (of: (key: string, column: PgColumn) => SQL | Name) =>
    sql.join(
      columns.map(([key, column]) => of(key, column)),
      sql`, `,
    );
  const targets = list((_, column) => sql.identifier(column.name));
  const values = list((key) => sql.identifier(key));
  const types = list((key, column) => sql`${sql.identifier(key)} ${sql.raw(column.getSQLType())}`);
  for (const chunk of chunks(rows)) {
    await tx.db.execute(sql`insert into ${table} (organization_id, ${targets})
      select ${tx.organizationId}::uuid, ${values}
      from jsonb_to_recordset(${JSON.stringify(chunk)}::text::jsonb) as given (${types})`);
  }
}
