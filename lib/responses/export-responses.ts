import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { type Cell, csvRecord } from "@/lib/ground/csv";
import { answerTo } from "@/lib/surveys/answer";
import type { Question } from "@/lib/surveys/question-kinds";
import { readQuestions, surveyById } from "@/lib/surveys/read";
import { slotsOf } from "@/lib/surveys/slots";
import { responseOf } from "./read";
import { listResponses } from "./read.store";
import type { ExportResponses, Response } from "./shapes";

const rowsPerRead = 1_000;
type Column = readonly [name: string, cell: (response: Response) => Cell];

const ownColumns: readonly Column[] = [
  ["id", ({ id }) => id],
  ["externalId", ({ externalId }) => externalId],
  ["survey", ({ survey }) => survey],
  ["version", ({ version }) => version],
  ["customer.externalId", ({ customer }) => customer?.externalId ?? customer?.id],
  ["interaction.externalId", ({ interaction }) => interaction],
  ["answeredAt", ({ answeredAt }) => answeredAt],
  ["receivedAt", ({ receivedAt }) => receivedAt],
  ["source", ({ source }) => source],
  ["partial", ({ partial }) => partial],
  ["startedAt", ({ startedAt }) => startedAt],
  ["completedAt", ({ completedAt }) => completedAt],
  ["correctedAt", ({ correctedAt }) => correctedAt],
  ["seconds", ({ durations }) => durations && secondsIn(durations)],
  ["device", ({ device }) => device],
  ["flags", ({ flags }) => flags.join(" ")],
  ["class", (response) => response.class],
];

function secondsIn(durations: Record<string, number>): number {
  return Object.values(durations).reduce((sum, one) => sum + one, 0) / 1000;
}

/**
 * All responses that fit the filter, newest first, as text in pieces: however many there are, only
 * one piece is in memory. CSV has a column per question key, in the order the versions asked them.
 */
export async function exportResponses(
  ctx: Context,
  query: ExportResponses,
): Promise<AsyncGenerator<string>> {
  permit(ctx, "responses.export");
  const { format, survey } = query;
  const columns = await inTransaction(ctx, async (tx) => {
    if (survey) await surveyById(tx, survey);
    return format === "csv" ? columnsOf(await readQuestions(tx, survey)) : undefined;
  });
  if (!columns) return pieces(ctx, query, (response) => `${JSON.stringify(response)}\n`);
  const header = csvRecord(columns.map(([name]) => name));
  const written = (response: Response) => csvRecord(columns.map(([, cell]) => cell(response)));
  return pieces(ctx, query, written, header);
}

function columnsOf(questions: readonly Question[]): Column[] {
  const answers = questions
    .flatMap(slotsOf)
    .map(({ key }): Column => [`answer.${key}`, (response) => cellOf(response, key)]);
  return [...ownColumns, ...answers];
}

/** Several options stand in one cell, each in the order in which it was given. */
function cellOf({ answers }: Response, key: string): Cell {
  const answer = answerTo(answers, key);
  return typeof answer === "object" ? answer.join("; ") : answer;
}

async function* pieces(
  ctx: Context,
  query: ExportResponses,
  written: (response: Response) => string,
  header = "",
): AsyncGenerator<string> {
  yield header;
  let after: { answeredAt: Date; id: string } | undefined;
  do {
    const rows = await inTransaction(ctx, (tx) => listResponses(tx, query, rowsPerRead, after));
    yield rows.map((row) => written(responseOf(row))).join("");
    after = rows.length === rowsPerRead ? rows.at(-1) : undefined;
  } while (after);
}
