import type { Answers } from "@/lib/surveys/answer";
import type { Target } from "../targets";
import type { Scalar } from "./cell";

export type Fields = Record<string, Scalar>;

/** One record of a file, taken apart by what it speaks of; what is empty is absent. */
export interface ParsedRow {
  /** The line of the file it starts on. */
  line: number;
  customer?: Fields;
  attributes?: Fields;
  interaction?: Fields;
  kpis?: Record<string, number>;
  answers?: Answers;
  purchase?: Fields;
  referral?: Fields;
  period?: Fields;
}

/** Why a row is refused. */
export interface RowProblem {
  column: string;
  code: string;
  message: string;
  value: string;
}

const places = {
  customer: "customer",
  attribute: "attributes",
  interaction: "interaction",
  purchase: "purchase",
  referral: "referral",
  period: "period",
} as const;

/** Puts a value where its target says. */
export function place(row: ParsedRow, target: Target, value: Scalar): void {
  if (target.of === "kpi") {
    row.kpis ??= {};
    row.kpis[target.key] = Number(value);
  } else if (target.of === "answer") {
    row.answers ??= {};
    row.answers[target.key] = typeof value === "number" ? value : String(value);
  } else {
    const bucket = places[target.of];
    const fields = row[bucket] ?? {};
    row[bucket] = fields;
    fields[target.key] = value;
  }
}

/** What stands at a target already. */
export function standing(row: ParsedRow, target: Target): Scalar | undefined {
  if (target.of === "kpi") return row.kpis?.[target.key];
  if (target.of === "answer") {
    const answer = row.answers?.[target.key];
    return typeof answer === "object" ? undefined : answer;
  }
  return row[places[target.of]]?.[target.key];
}
