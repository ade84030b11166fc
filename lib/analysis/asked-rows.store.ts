import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { type AskedRequest, askedJoined, column } from "@/lib/analysis/asked.store";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { inSample, sampleShare } from "@/lib/analysis/frame.store";
import { codesOf, numbersOf } from "@/lib/analysis/frame-columns";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { AskedRows } from "@/lib/analysis/response-propensity";
import { numberValue } from "@/lib/analysis/variable.store";

export interface AskedSample {
  readonly rows: AskedRows;
  /** Where there were too many: one in how many customers was read, and the rows of the others. */
  readonly oneIn: number;
  readonly unread: number;
}

/** Everybody who was asked until a moment, row by row; of too many, a part of the customers. */
export async function readAskedRows(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  request: AskedRequest,
): Promise<AskedSample> {
  return inBulk(tx, () => askedSample(tx, entries, request));
}

async function askedSample(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  request: AskedRequest,
): Promise<AskedSample> {
  const source = askedJoined(tx, entries, request);
  const [counted] = await tx.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${source}`,
  );
  const asked = counted?.n ?? 0;
  const oneIn = sampleShare(asked, request.mostRows);
  const values = entries.map(
    (entry, j) => sql`, ${numberValue(entry, request.settings)} as ${column("value", j)}`,
  );
  const lists = entries.map((_, j) => {
    const name = column("value", j);
    return sql`, json_agg(${name}) as ${name}`;
  });
  const [read] = await tx.db.execute<Record<string, (string | number | null)[] | null>>(sql`
    select json_agg(answered::int) as answered, json_agg(nps) as nps,
      json_agg(subject_id) as subjects ${sql.join(lists)}
    from (
      select framed.answered, framed.nps, framed.subject_id ${sql.join(values)}
      from ${source} and ${inSample(oneIn)} order by framed.row_id
    ) as ordered`);
  const list = (name: string) => read?.[name] ?? [];
  const rows: AskedRows = {
    answered: numbersOf(list("answered")),
    nps: numbersOf(list("nps")),
    customer: codesOf(list("subjects")),
    known: entries.map((_, j) => numbersOf(list(`value_${j}`))),
  };
  return { rows, oneIn, unread: asked - rows.answered.length };
}
