import type { FieldProblem } from "@/lib/ground/refusal";
import type { ColumnProfile } from "../reading/column-tally";
import { findColumn } from "../reading/header";
import type { ColumnMapping, Examination, ImportOptions, Mapping } from "../shapes";
import { isShareable, parseTarget, type Target } from "../targets";

/** A column of the file with the place its cells go to. */
export interface PlannedColumn {
  index: number;
  name: string;
  target: Target;
  mapping: ColumnMapping;
  profile: ColumnProfile;
}

/** A value for a target that rows leave empty. */
export interface Default {
  target: Target;
  text: string;
}

/** What the rows of a file make, whatever their cells say. */
export interface Makes {
  customer: boolean;
  interaction: boolean;
  purchase: boolean;
  referral: boolean;
  /** KPIs are of periods, because there are no interactions. */
  period: boolean;
}

export interface PlannedColumns {
  columns: PlannedColumn[];
  defaults: Default[];
  makes: Makes;
  problems: FieldProblem[];
}

/** Finds the columns of a mapping in the file, and what is wrong with the mapping as a whole. */
export function planColumns(
  examination: Examination,
  mapping: Mapping,
  options: ImportOptions,
): PlannedColumns {
  const problems: FieldProblem[] = [];
  const names = examination.columns.map(({ name }) => name);
  const columns = Object.entries(mapping).flatMap(([name, column]): PlannedColumn[] => {
    const index = findColumn(names, name);
    const profile = index === undefined ? undefined : examination.columns[index];
    const target = parseTarget(column.to);
    if (!profile) problems.push(unknownColumn(name, names));
    if (!target) problems.push(unknownTarget(`mapping.${name}`, column.to));
    if (index === undefined || !profile || !target) return [];
    return [{ index, name: profile.name, target, mapping: column, profile }];
  });
  const defaults = Object.entries(options.defaults ?? {}).flatMap(([name, text]): Default[] => {
    const target = parseTarget(name);
    if (!target) problems.push(unknownTarget(`options.defaults.${name}`, name));
    return target ? [{ target, text }] : [];
  });
  const makes = makesOf(columns, defaults);
  problems.push(...doubles(columns), ...contradictions(columns, defaults, makes));
  return { columns, defaults, makes, problems };
}

/** A column of a mapping that the file does not have. */
export function unknownColumn(name: string, names: readonly string[]): FieldProblem {
  const shown = names.slice(0, 20).map((known) => `"${known}"`);
  const message = `The file has no column "${name}"; it has ${shown.join(", ")}.`;
  return { path: `mapping.${name}`, code: "unknown-column", message };
}

function unknownTarget(path: string, to: string): FieldProblem {
  return { path, code: "unknown-target", message: `"${to}" is not a place a value can go.` };
}

function makesOf(columns: readonly PlannedColumn[], defaults: readonly Default[]): Makes {
  const mapped = new Set(columns.map(({ target }) => target.of));
  const given = new Set([...mapped, ...defaults.map(({ target }) => target.of)]);
  const isPeriod = given.has("period") && !given.has("interaction") && !given.has("answer");
  return {
    customer: mapped.has("customer") || mapped.has("attribute"),
    interaction: given.has("interaction") || given.has("answer") || (given.has("kpi") && !isPeriod),
    purchase: mapped.has("purchase"),
    referral: mapped.has("referral"),
    period: isPeriod,
  };
}

/** Two columns may share a moment, no other target. */
function doubles(columns: readonly PlannedColumn[]): FieldProblem[] {
  const first = new Map<string, PlannedColumn>();
  return columns.flatMap((column) => {
    const other = first.get(column.target.name);
    if (!other) first.set(column.target.name, column);
    if (!other || isShareable(column.target)) return [];
    const message = `"${other.name}" goes to ${column.target.name} already.`;
    return [{ path: `mapping.${column.name}`, code: "taken-target", message }];
  });
}

function contradictions(
  columns: readonly PlannedColumn[],
  defaults: readonly Default[],
  makes: Makes,
): FieldProblem[] {
  const has = (name: string) =>
    columns.some(({ target }) => target.name === name) ||
    defaults.some(({ target }) => target.name === name);
  const speaksOf = (of: Target["of"]) => columns.some(({ target }) => target.of === of);
  const found: FieldProblem[] = [];
  const say = (code: string, message: string) => found.push({ path: "mapping", code, message });
  if (makes.purchase && !has("purchase.amount")) {
    say("required", "A purchase needs a column for purchase.amount.");
  }
  if (makes.purchase && !makes.customer) {
    say(
      "required",
      "A purchase needs a column that says whose it is, such as customer.externalId.",
    );
  }
  if (makes.referral && !makes.customer) {
    say("required", "A referral needs a column that says whose it is: customer.externalId.");
  }
  if (speaksOf("period") && !makes.period) {
    say("period", "KPIs are either of interactions or of periods: leave one of the two out.");
  }
  if (makes.period && !(has("period.start") && speaksOf("kpi"))) {
    say("required", "KPIs of periods need period.start and at least one kpi column.");
  }
  return found;
}
