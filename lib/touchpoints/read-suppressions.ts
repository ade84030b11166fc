import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { csvRecord } from "@/lib/ground/csv";
import type {
  ListSuppressions,
  Suppression,
  SuppressionList,
} from "@/lib/touchpoints/suppression-shapes";
import { listSuppressionRows } from "@/lib/touchpoints/suppressions.store";

type Row = Awaited<ReturnType<typeof listSuppressionRows>>[number];

const suppressionOf = ({ createdAt, ...row }: Row): Suppression => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

/** Addresses that must not be written to, latest first, a page at a time. */
export async function readSuppressions(
  ctx: Context,
  query: ListSuppressions,
): Promise<SuppressionList> {
  permit(ctx, "suppressions.read");
  const { search, limit, cursor: before } = query;
  const rows = await inTransaction(ctx, (tx) =>
    listSuppressionRows(tx, { search, limit: limit + 1, before }),
  );
  const data = rows.slice(0, limit).map(suppressionOf);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

const rowsPerRead = 1_000;

/** The whole list as CSV in pieces: however long it is, only one piece is in memory. */
export async function* exportSuppressions(ctx: Context): AsyncGenerator<string> {
  permit(ctx, "suppressions.read");
  yield csvRecord(["address", "source", "createdAt"]);
  let before: string | undefined;
  do {
    const query = { limit: rowsPerRead, before };
    const rows = await inTransaction(ctx, (tx) => listSuppressionRows(tx, query));
    yield rows
      .map(suppressionOf)
      .map(({ address, source, createdAt }) => csvRecord([address, source, createdAt]))
      .join("");
    before = rows.length === rowsPerRead ? rows.at(-1)?.id : undefined;
  } while (before);
}
