import { type Computed, computedKpi } from "@/lib/analysis/computed-kpi";
import {
  type CustomerField,
  customerFields,
  customerVariable,
} from "@/lib/analysis/customer-fields";
import type { FormulaSource, KpiDefinition, MeasuredSource } from "@/lib/analysis/kpi-definition";
import { grainOf, type Unit } from "@/lib/analysis/response-matrix";
import type { Grouping, Kind, Variable } from "@/lib/analysis/shapes";
import { formulasOf } from "@/lib/kpis/formula";
import { type MetricName, metricNamed, metricNames } from "@/lib/metrics/metric";

/** Values found under one key: how many, how many of them numbers, how many different numbers. */
export interface ValueCount {
  key: string;
  n: number;
  numbers: number;
  distinct: number;
}

export interface AskedQuestion {
  key: string;
  label: string;
  role: string;
  kind: string;
  min: number | null;
  max: number | null;
}

/** What the database says about everything that could be analysed. */
export interface CatalogueFacts {
  currency: string;
  kpis: KpiDefinition[];
  interactionKpis: ValueCount[];
  customerKpis: ValueCount[];
  /** Key is the KPI's id. */
  periodKpis: (ValueCount & { perTeam: boolean })[];
  /** Of what is computed; key is the KPI's id. */
  computedKpis: ValueCount[];
  answers: ValueCount[];
  attributes: ValueCount[];
  questions: AskedQuestion[];
  metrics: Record<MetricName, { n: number; distinct: number }>;
  customers: Record<CustomerField, number>;
  groupings: Grouping[];
}

/** Where the values of a variable are. */
export type Source =
  | MeasuredSource
  | { from: "metric"; name: MetricName }
  | { from: "answer" | "attribute"; key: string }
  | { from: "customer"; field: CustomerField }
  | FormulaSource;

/** A variable as it is listed, what its values belong to, and where they are. */
export interface CatalogueEntry {
  variable: Variable;
  unit: Unit;
  source: Source;
}

/** Everything that has at least one number, in the order of the customer's way: KPIs, answers, value. */
export function catalogueOf(facts: CatalogueFacts): CatalogueEntry[] {
  const computed = computedEntries(facts);
  return toldApart([
    ...facts.kpis.flatMap((kpi) => kpiEntry(kpi, facts, computed) ?? []),
    ...metricNames.flatMap((name) => metricEntry(name, facts) ?? []),
    ...facts.answers.flatMap((count) => answerEntry(count, facts) ?? []),
    ...customerFields.flatMap((field) => customerEntry(field, facts) ?? []),
    ...facts.attributes.flatMap((count) => attributeEntry(count) ?? []),
  ]);
}

/** A KPI and the rating of it may share a label: then the rating, or the attribute, says so. */
function toldApart(entries: CatalogueEntry[]): CatalogueEntry[] {
  const count = new Map<string, number>();
  for (const { variable } of entries) {
    count.set(variable.label, (count.get(variable.label) ?? 0) + 1);
  }
  const additions: Partial<Record<Source["from"], string>> = {
    answer: " (rated)",
    attribute: " (attribute)",
  };
  return entries.map((entry) => {
    const { label } = entry.variable;
    const addition = count.get(label) === 1 ? "" : (additions[entry.source.from] ?? "");
    return { ...entry, variable: { ...entry.variable, label: label + addition } };
  });
}

/** Two values are binary, whatever was declared; ratings are ordinal; all else is measured. */
export function kindOf(distinct: number, isRating: boolean): Kind {
  if (distinct === 2) return "binary";
  return isRating ? "ordinal" : "continuous";
}

function kpiEntry(
  kpi: KpiDefinition,
  facts: CatalogueFacts,
  computed: ReadonlyMap<string, Computed>,
): CatalogueEntry | null {
  const { count, unit, source, madeOf } = kpiValues(kpi, facts, computed);
  if (!count || count.numbers === 0) return null;
  return {
    unit,
    source,
    variable: {
      key: `kpi.${kpi.key}`,
      label: kpi.label,
      level: kpi.level,
      kind: kindOf(count.distinct, false),
      unit: kpi.unit === "" ? null : kpi.unit,
      direction: kpi.direction,
      grain: grainOf(unit),
      n: count.numbers,
      scale: null,
      role: "driver",
      ...(madeOf && { madeOf }),
    },
  };
}

type MeasuredFacts = Pick<CatalogueFacts, "periodKpis" | "customerKpis" | "interactionKpis">;

interface KpiValues {
  count: ValueCount | undefined;
  unit: Unit;
  source: Source;
  madeOf?: string[];
}

function kpiValues(
  kpi: KpiDefinition,
  facts: CatalogueFacts,
  computed: ReadonlyMap<string, Computed>,
): KpiValues {
  const found = computed.get(kpi.id);
  if (!found) return measuredValues(kpi, facts);
  return { ...found, count: facts.computedKpis.find(({ key }) => key === kpi.id) };
}

/** What can be said of computed KPIs before their values are counted, by id. */
export function computedEntries(
  facts: MeasuredFacts & Pick<CatalogueFacts, "kpis">,
): Map<string, Computed> {
  const computed = facts.kpis.filter(({ formula }) => formula !== null);
  const known = { kpis: facts.kpis, formulas: formulasOf(facts.kpis) };
  return new Map(
    computed.map((kpi) => [kpi.id, computedKpi(kpi, known, (part) => measuredValues(part, facts))]),
  );
}

function measuredValues(
  { id, key, grain }: KpiDefinition,
  facts: MeasuredFacts,
): { count: ValueCount | undefined; unit: Unit; source: MeasuredSource } {
  if (grain === "period") {
    const count = facts.periodKpis.find((each) => each.key === id);
    const unit = count?.perTeam ? "team-day" : "day";
    return { count, unit, source: { from: "period-kpi", kpiId: id } };
  }
  const customers = grain === "customer";
  return {
    count: (customers ? facts.customerKpis : facts.interactionKpis).find((c) => c.key === key),
    unit: grain,
    source: { from: customers ? "customer-kpi" : "interaction-kpi", key },
  };
}

function metricEntry(name: MetricName, facts: CatalogueFacts): CatalogueEntry | null {
  const { n, distinct } = facts.metrics[name];
  if (n === 0) return null;
  const { scale } = metricNamed(name);
  return {
    unit: "interaction",
    source: { from: "metric", name },
    variable: {
      key: name,
      label: `${name.toUpperCase()} answer`,
      level: "experience",
      kind: kindOf(distinct, true),
      unit: null,
      direction: "higher",
      grain: "interaction",
      n,
      scale: { min: scale.min, max: scale.max },
      role: "outcome",
    },
  };
}

function answerEntry(count: ValueCount, facts: CatalogueFacts): CatalogueEntry | null {
  const question = facts.questions.find(({ key }) => key === count.key);
  if (count.numbers === 0 || question?.kind === "text") return null;
  const isRating = question?.kind === "scale";
  const { min = null, max = null } = isRating ? question : {};
  return {
    unit: "interaction",
    source: { from: "answer", key: count.key },
    variable: {
      key: `answer.${count.key}`,
      label: question?.label ?? count.key,
      level: "experience",
      kind: kindOf(count.distinct, isRating),
      unit: null,
      direction: "higher",
      grain: "interaction",
      n: count.numbers,
      scale: min === null || max === null ? null : { min, max },
      role: roleOf(question?.role),
    },
  };
}

function roleOf(role: string | undefined): Variable["role"] {
  if (metricNames.some((name) => name === role)) return "outcome";
  return role === "profile" ? "profile" : "driver";
}

function customerEntry(field: CustomerField, facts: CatalogueFacts): CatalogueEntry | null {
  const n = facts.customers[field];
  if (n === 0) return null;
  const variable = customerVariable(field, facts.currency, n);
  return { unit: "customer", source: { from: "customer", field }, variable };
}

function attributeEntry({ key, n, numbers, distinct }: ValueCount): CatalogueEntry | null {
  // One word among the numbers makes it a name for groups, and no amount.
  if (numbers === 0 || numbers < n) return null;
  return {
    unit: "customer",
    source: { from: "attribute", key },
    variable: {
      key: `customer.attributes.${key}`,
      label: key,
      level: "operational",
      kind: kindOf(distinct, false),
      unit: null,
      direction: "neutral",
      grain: "customer",
      n,
      scale: null,
      role: "driver",
    },
  };
}
