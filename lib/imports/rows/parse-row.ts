import type { Answers } from "@/lib/surveys/answer";
import { checkAnswers } from "@/lib/surveys/answers";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import type { ColumnProfile } from "../reading/column-tally";
import { cutText } from "../reading/cut-text";
import type { FileRecord } from "../reading/file-record";
import type { ToInstant } from "../reading/wall-clock";
import { type Scalar, Unreadable } from "./cell";
import type { Default, PlannedColumn, PlannedColumns } from "./columns";
import { fieldReader } from "./field-readers";
import { momentReader } from "./moment-cell";
import { type ParsedRow, place, type RowProblem, standing } from "./parsed-row";
import { referralProblems } from "./referral-step";

/** What rows are read with besides their columns. */
export interface RowContext {
  toInstant: ToInstant;
  /** Cells a record has. */
  width: number;
  /** Replacement characters are bytes that could not be read. */
  hasBrokenText: boolean;
  /** The version that answers are checked against; absent where there are none. */
  definition?: SurveyDefinition | undefined;
}

/** Reads a record: a row, or everything that is wrong with it. */
export type RowParser = (record: FileRecord) => ParsedRow | RowProblem[];

type Step = (cells: readonly string[], row: ParsedRow, problems: RowProblem[]) => void;

const longestShown = 200;
const shown = (text: string) => cutText(text.replaceAll("\0", "\uFFFD"), longestShown);

/** Compiles planned columns into a reader of rows. @throws RangeError for a wrong date pattern */
export function rowParser(plan: PlannedColumns, context: RowContext): RowParser {
  const steps = [
    ...momentSteps(plan.columns, context),
    ...plan.columns
      .filter(({ target }) => target.kind !== "moment")
      .map((column) => fieldStep(column, context)),
    ...plan.defaults.map((given) => defaultStep(given, plan, context)),
    ...checkSteps(plan, context),
  ];
  return (record) => {
    const misfit = shapeProblem(record, context.width);
    if (misfit) return [misfit];
    const row: ParsedRow = { line: record.line };
    const problems: RowProblem[] = [];
    for (const step of steps) step(record.cells, row, problems);
    return problems.length > 0 ? problems : row;
  };
}

function shapeProblem({ cells, broken }: FileRecord, width: number): RowProblem | undefined {
  if (broken) {
    const message = "A quotation mark is opened here and never closed.";
    return { column: "", code: "open-quote", message, value: shown(cells.join(",")) };
  }
  const surplus = cells.length > width && cells.slice(width).some((cell) => cell !== "");
  if (cells.length >= width && !surplus) return undefined;
  const message = `This row has ${cells.length} cells, the file has ${width} columns.`;
  return { column: "", code: "columns", message, value: shown(cells.join(",")) };
}

const broken = new Unreadable("encoding", "Some bytes make no sense in the file's encoding.");

function fieldStep(column: PlannedColumn, { definition, hasBrokenText }: RowContext): Step {
  const { index, name, target } = column;
  const question = definition?.questions.find(({ key }) => key === target.key);
  const read = fieldReader(column, target.of === "answer" ? question : undefined);
  return (cells, row, problems) => {
    const text = (cells[index] ?? "").trim();
    if (text === "") return;
    const value = hasBrokenText && text.includes("\uFFFD") ? broken : read(text);
    if (value instanceof Unreadable) problems.push(problemOf(name, value, text));
    else if (value !== undefined) place(row, target, value);
  };
}

function problemOf(column: string, { code, message }: Unreadable, text: string): RowProblem {
  return { column, code, message, value: shown(text) };
}

/** One step for each moment, whose columns are read together. */
function momentSteps(columns: readonly PlannedColumn[], { toInstant }: RowContext): Step[] {
  const moments = columns.filter(({ target }) => target.kind === "moment");
  return [...new Set(moments.map(({ target }) => target.name))].map((wanted) => {
    const parts = moments.filter(({ target }) => target.name === wanted);
    const [first] = parts;
    const read = momentReader(parts, toInstant);
    const missing = new Set(parts.flatMap(({ mapping }) => mapping.missing ?? []));
    const textOf = (cell = "") => (missing.has(cell.trim()) ? "" : cell.trim());
    return (cells, row, problems) => {
      const texts = parts.map(({ index }) => textOf(cells[index]));
      if (!first || texts.every((text) => text === "")) return;
      const value = read(texts);
      if (value instanceof Unreadable) problems.push(problemOf(first.name, value, texts.join(" ")));
      else place(row, first.target, value);
    };
  });
}

/** A column nothing is known of, to read a default with. */
const blankProfile: ColumnProfile = {
  ...{ name: "", filled: 0, blank: 0, kind: "empty", decimal: ".", dateOrder: "ymd" },
  ...{ orderUnsure: false, min: undefined, max: undefined, whole: false, unique: false },
  ...{ values: [], samples: [] },
};

/** Reads a default once. */
export function readDefault(
  { target, text }: Default,
  { toInstant, definition }: Pick<RowContext, "toInstant" | "definition">,
): Scalar | Unreadable | undefined {
  const column = { target, mapping: { to: target.name }, profile: blankProfile };
  if (target.kind === "moment") return momentReader([column], toInstant)([text]);
  const question = definition?.questions.find(({ key }) => key === target.key);
  return fieldReader(column, question)(text);
}

function defaultStep(given: Default, { makes }: PlannedColumns, context: RowContext): Step {
  const { target } = given;
  const value = readDefault(given, context);
  return (_, row) => {
    if (value === undefined || value instanceof Unreadable) return;
    if (standing(row, target) !== undefined || !isWanted(row, given, makes)) return;
    place(row, target, value);
  };
}

/** A default says more of what a row speaks of anyway; alone it makes interactions and periods. */
function isWanted(row: ParsedRow, { target }: Default, makes: PlannedColumns["makes"]): boolean {
  if (target.of === "customer" || target.of === "attribute") {
    return row.customer !== undefined || row.attributes !== undefined;
  }
  if (target.of === "purchase") return row.purchase !== undefined;
  if (target.of === "referral") return row.referral !== undefined;
  if (target.of === "answer") return row.answers !== undefined;
  return target.of !== "period" || makes.period;
}

function checkSteps(plan: PlannedColumns, { definition }: RowContext): Step[] {
  const columnOf = (name: string) =>
    plan.columns.find(({ target }) => target.name === name)?.name ?? "";
  const required = (name: string, message: string): RowProblem => ({
    ...{ column: columnOf(name), code: "required", message, value: "" },
  });
  const steps: Step[] = [];
  if (plan.makes.purchase) {
    steps.push((_, row, problems) => {
      if (!row.purchase) return;
      const whose = row.customer ?? row.attributes;
      const { amount } = row.purchase;
      if (!amount) problems.push(required("purchase.amount", "A purchase needs an amount."));
      if (!whose) problems.push(required("customer.externalId", "A purchase needs a customer."));
    });
  }
  if (plan.makes.referral) {
    steps.push((_, row, problems) => {
      problems.push(...referralProblems(row, plan.columns));
    });
  }
  if (plan.makes.period) {
    steps.push((_, row, problems) => {
      if (row.period?.start) return;
      problems.push(required("period.start", "A KPI of a period needs its first day."));
    });
  }
  if (definition) steps.push(answerStep(definition, columnOf));
  return steps;
}

function answerStep(definition: SurveyDefinition, columnOf: (name: string) => string): Step {
  return (_, row, problems) => {
    if (!row.answers) return;
    const given: Answers = row.answers;
    const checked = checkAnswers(definition, given, { partial: true });
    for (const { path, code, message } of checked.problems) {
      const value = shown(String(given[path] ?? ""));
      problems.push({ column: columnOf(`answer.${path}`), code, message, value });
    }
    if (Object.keys(checked.answers).length > 0) row.answers = checked.answers;
    else delete row.answers;
  };
}
