import { and, asc, count, eq, gt, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { importError } from "@/lib/db/tables/imports";
import type { ImportError } from "./shapes";

const ofImport = (tx: Tx, importId: string) =>
  and(eq(importError.organizationId, tx.organizationId), eq(importError.importId, importId));

/** The refused cells of an import in the order of the file, after a place in it. */
export async function listErrors(
  tx: Tx,
  importId: string,
  limit: number,
  after?: Pick<ImportError, "row" | "column">,
): Promise<ImportError[]> {
  const further =
    after &&
    or(
      gt(importError.row, after.row),
      and(eq(importError.row, after.row), sql`${importError.column} > ${after.column}`),
    );
  return tx.db
    .select({
      row: importError.row,
      column: importError.column,
      code: importError.code,
      message: importError.message,
      value: importError.value,
    })
    .from(importError)
    .where(and(ofImport(tx, importId), further))
    .orderBy(asc(importError.row), asc(importError.column))
    .limit(limit);
}

export async function countErrors(tx: Tx, importId: string): Promise<number> {
  const [row] = await tx.db.select({ n: count() }).from(importError).where(ofImport(tx, importId));
  return row?.n ?? 0;
}

export async function deleteErrors(tx: Tx, importId: string): Promise<void> {
  await tx.db.delete(importError).where(ofImport(tx, importId));
}
