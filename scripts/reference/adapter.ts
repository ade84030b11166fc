import { InsufficientData } from "@/lib/stats/insufficient-data";
import type { Inputs, Value } from "./reference-file";
import { completeColumns, type Table } from "./table";

/** The question of one case: its inputs, and the columns they speak of. */
export class Question {
  constructor(
    readonly inputs: Inputs,
    private readonly table: Table,
  ) {}

  /** Columns over the rows that pass the filter and are complete in all of them. */
  columns(names: readonly string[]): number[][] {
    return completeColumns(this.table, this.inputs, names);
  }

  /** One column over the rows that pass the filter. */
  column(name: string): number[] {
    return this.columns([name]).flat();
  }

  /** The same question with other rows or columns. */
  with(inputs: Inputs): Question {
    return new Question({ ...this.inputs, ...inputs }, this.table);
  }

  text(name: string): string {
    return String(this.inputs[name]);
  }

  number(name: string): number {
    const value = this.inputs[name];
    if (typeof value !== "number") throw new Error(`${name} is not a number`);
    return value;
  }

  list(name: string): string[] {
    const value = this.inputs[name];
    return Array.isArray(value) ? value.map(String) : [];
  }
}

/** Answers a question with the project's own code, in the words of reference.json. */
export type Adapter = (question: Question) => Value;

/** Answers by the name of the statistic. */
export type Adapters = Readonly<Record<string, Adapter>>;

/** The answer, or how it was refused in the words of an edge case. */
export function answer(adapter: Adapter, question: Question): Value {
  let given: Value = null;
  const status = statusOf(() => {
    given = adapter(question);
  });
  return status === "defined" ? given : { status };
}

/** How a computation ended, in the words of an edge case; no case expects any other error. */
export function statusOf(compute: () => unknown): string {
  try {
    compute();
    return "defined";
  } catch (error) {
    if (error instanceof RangeError) return "rejected";
    if (!(error instanceof InsufficientData)) return `broke: ${error}`;
    if (error.reason === "separation") return "separation";
    return error.reason === "collinear" && error.columns.length > 0 ? "collinear" : "undefined";
  }
}

/** A list keyed by names, as reference.json writes per-driver results. */
export function byName(names: readonly string[], values: readonly Value[]): Value {
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]));
}
