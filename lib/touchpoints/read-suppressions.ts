import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { csvRecord } from "@/lib/ground/csv";
import type {
  ListSuppressions,
  Suppression,
  SuppressionList,
} from "@/lib/touchpoints/suppression-shapes";
import { listSuppressionRows } from "@/lib/touchpoints/suppressions.store";
import { listSurveySuppressionRows } from "@/lib/touchpoints/survey-suppressions.store";

interface Wanted {
  search?: string | undefined;
  limit: number;
  before?: string | undefined;
}

/** Both kinds in one order: their ids grow with time. */
async function latest(tx: Tx, wanted: Wanted): Promise<Suppression[]> {
  const general = await listSuppressionRows(tx, wanted);
  const ofOneSurvey = await listSurveySuppressionRows(tx, wanted);
  return [...general.map((row) => ({ ...row, survey: null, surveyName: null })), ...ofOneSurvey]
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, wanted.limit)
    .map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

/** Addresses that no survey, or one survey, must not be sent to, latest first, a page at a time. */
export async function readSuppressions(
  ctx: Context,
  query: ListSuppressions,
): Promise<SuppressionList> {
  permit(ctx, "suppressions.read");
  const { search, limit, cursor: before } = query;
  const rows = await inTransaction(ctx, (tx) => latest(tx, { search, limit: limit + 1, before }));
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

const rowsPerRead = 1_000;

/** The whole list as CSV in pieces: however long it is, only one piece is in memory. */
export async function* exportSuppressions(ctx: Context): AsyncGenerator<string> {
  permit(ctx, "suppressions.read");
  yield csvRecord(["address", "source", "createdAt", "survey", "surveyName"]);
  let before: string | undefined;
  do {
    const query = { limit: rowsPerRead, before };
    const rows = await inTransaction(ctx, (tx) => latest(tx, query));
    yield rows
      .map(({ address, source, createdAt, survey, surveyName }) =>
        csvRecord([address, source, createdAt, survey ?? "", surveyName ?? ""]),
      )
      .join("");
    before = rows.length === rowsPerRead ? rows.at(-1)?.id : undefined;
  } while (before);
}
