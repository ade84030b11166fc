import type { Context } from "@/lib/access/context";
import { correlations } from "@/lib/analysis/correlations";
import { drivers } from "@/lib/analysis/drivers";
import { scores } from "@/lib/analysis/scores";
import {
  type AnalysisFilter,
  type CorrelationCell,
  CorrelationsRequest,
  DriversRequest,
  ScoresRequest,
} from "@/lib/analysis/shapes";
import type { ProductTable } from "./product-tables";
import type { Inputs, Value } from "./reference-file";

/** What the product answers, and the part of the expected value it answers. */
interface Answered {
  expected: Value;
  actual: Value;
}

type Asked = (
  ctx: Context,
  names: Names,
  inputs: Inputs,
  filter: AnalysisFilter,
) => Promise<Record<string, Value> | undefined>;

/** From columns of the reference to variables of the product. */
interface Names {
  of: (column: unknown) => string;
  ofAll: (columns: unknown) => string[];
  /** −1 for a column that is kept the other way round. */
  sign: (column: unknown) => 1 | -1;
}

/**
 * The product's answer to a case, or nothing where it is not asked through this table: a column was
 * not imported, rows are filtered by what the analysis does not filter by, or it is another statistic.
 */
export async function answersOf(
  ctx: Context,
  table: ProductTable,
  statistic: string,
  inputs: Inputs,
  expected: Value,
): Promise<Answered | undefined> {
  const ask = questions[statistic];
  const columns = columnsOf(inputs);
  const isHere = columns.every((column) => column in table.variables);
  const filter = filterOf(table, inputs);
  if (!ask || !isHere || !filter) return undefined;
  const actual = await ask(ctx, namesOf(table), inputs, filter);
  return actual && { expected: sameFields(expected, actual), actual };
}

/** The conditions on columns together; nothing where one of them cannot be asked for. */
function filterOf({ filters = {} }: ProductTable, { filter }: Inputs): AnalysisFilter | undefined {
  const conditions = Object.entries(filter ?? {});
  if (conditions.some(([column]) => !(column in filters))) return undefined;
  return Object.assign({}, ...conditions.map(([column, value]) => filters[column]?.(value)));
}

function columnsOf({ x, y, column, columns }: Inputs): string[] {
  return [x, y, column, columns].flat().filter((name) => typeof name === "string");
}

function namesOf({ variables, reversed = [] }: ProductTable): Names {
  const of = (column: unknown) => variables[String(column)] ?? "";
  return {
    of,
    ofAll: (columns) => [columns].flat().map(of),
    sign: (column) => (reversed.includes(String(column)) ? -1 : 1),
  };
}

function sameFields(expected: Value, actual: Record<string, Value>): Value {
  if (typeof expected !== "object" || expected === null) return expected;
  return Object.fromEntries(Object.entries(expected).filter(([name]) => name in actual));
}

const questions: Record<string, Asked> = {
  pearson: (ctx, names, { x, y }, filter) => pair(ctx, names, { x, y, filter }, "pearson"),
  spearman: async (ctx, names, { x, y }, filter) => {
    const { r, ci_low, ci_high, ...rest } = await pair(ctx, names, { x, y, filter }, "spearman");
    const interval = { ci_low_bonett_wright: ci_low, ci_high_bonett_wright: ci_high };
    return defined({ rho: r, ...interval, ...rest });
  },
  kendall: async (ctx, names, { x, y }, filter) => {
    const { r, ...rest } = await pair(ctx, names, { x, y, filter }, "kendall");
    return defined({ tau_b: r, ...rest });
  },
  correlation_matrix: matrix,
  ols: equation,
  importance,
  nps: async (ctx, _names, _inputs, filter) => {
    const [group] = (await scores(ctx, ScoresRequest.parse({ metric: "nps", filter }))).groups;
    return defined({
      n: group?.n,
      promoters: group?.promoters,
      passives: group?.passives,
      detractors: group?.detractors,
      mean_score: group?.mean,
      nps: group?.value,
      adjusted_wald_low: group?.ciLow,
      adjusted_wald_high: group?.ciHigh,
    });
  },
  csat: async (ctx, _names, _inputs, filter) => {
    const [group] = (await scores(ctx, ScoresRequest.parse({ metric: "csat", filter }))).groups;
    return defined({
      n: group?.n,
      share: group?.value,
      wilson_low: group?.ciLow,
      wilson_high: group?.ciHigh,
      mean: group?.mean,
    });
  },
};

function defined(values: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

/** One cell in the words of the reference; a reversed column turns coefficient and interval around. */
async function pair(
  ctx: Context,
  names: Names,
  { x, y, filter }: { x: unknown; y: unknown; filter: AnalysisFilter },
  method: CorrelationCell["method"],
): Promise<Record<string, Value>> {
  const request = { variables: [names.of(x), names.of(y)], method, filter };
  const { cells } = await correlations(ctx, CorrelationsRequest.parse(request));
  const cell = cells[0];
  if (!cell) throw new Error("two variables have a cell");
  const { r, ciLow, ciHigh, n, p } = cell;
  if (names.sign(x) === names.sign(y)) return { r, ci_low: ciLow, ci_high: ciHigh, n, p };
  const turned = (value: number | null) => (value === null ? null : -value);
  return { r: turned(r), ci_low: turned(ciHigh), ci_high: turned(ciLow), n, p };
}

async function matrix(ctx: Context, names: Names, { columns }: Inputs, filter: AnalysisFilter) {
  const list = [columns].flat();
  const variables = names.ofAll(columns);
  const request = CorrelationsRequest.parse({ variables, method: "pearson", filter });
  const { cells } = await correlations(ctx, request);
  const cellOf = (a: string, b: string) =>
    cells.find(({ x, y }) => (x === a && y === b) || (x === b && y === a))?.r ?? null;
  const rows = list.map((a) =>
    list.map((b) => {
      const r = a === b ? 1 : cellOf(names.of(a), names.of(b));
      return r === null ? null : r * names.sign(a) * names.sign(b);
    }),
  );
  return { n: cells[0]?.n ?? null, matrix: rows };
}

async function explained(ctx: Context, names: Names, { y, x }: Inputs, filter: AnalysisFilter) {
  const keys = { outcome: names.of(y), drivers: names.ofAll(x) };
  const request = { ...keys, filter, bootstrap: { samples: 20 } };
  const answer = await drivers(ctx, DriversRequest.parse(request));
  const list = [x].flat().map(String);
  const perDriver = (value: (driver: (typeof answer.drivers)[number]) => Value) =>
    Object.fromEntries(
      list.map((column) => {
        const driver = answer.drivers.find(({ key }) => key === names.of(column));
        return [column, driver ? value(driver) : null];
      }),
    );
  return { answer, perDriver };
}

async function importance(...asked: Parameters<Asked>) {
  const { answer, perDriver } = await explained(...asked);
  return {
    n: answer.n,
    r_squared: answer.r2,
    lmg: perDriver(({ lmg }) => lmg),
    lmg_share: perDriver(({ lmgShare }) => lmgShare),
    johnson: perDriver(({ relativeWeight }) => relativeWeight),
  };
}

async function equation(...asked: Parameters<Asked>) {
  const { answer, perDriver } = await explained(...asked);
  return {
    n: answer.n,
    sigma: answer.residualStandardError,
    r_squared: answer.r2,
    adj_r_squared: answer.adjustedR2,
    vif: perDriver(({ vif }) => vif),
    beta_standardized: perDriver(({ beta }) => beta),
    coef: { "(Intercept)": answer.intercept, ...perDriver(({ coefficient }) => coefficient) },
  };
}
