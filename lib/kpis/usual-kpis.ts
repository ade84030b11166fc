import type { Kpi, KpiLevel } from "./shapes";

/** What a KPI is, before anybody answers for it. */
type Usual<L extends string> = Omit<Kpi, "id" | "level" | "formula"> & { level: L };
export type UsualKpi = Usual<KpiLevel>;
export type OwnMeasure = Usual<KpiLevel | "value">;

type Said = readonly [key: string, label: string, unit: string, direction: UsualKpi["direction"]];

const kpisOf = <L extends string>(
  level: L,
  grain: UsualKpi["grain"],
  said: readonly Said[],
): Usual<L>[] =>
  said.map(([key, label, unit, direction]) => ({ key, label, level, unit, direction, grain }));

/**
 * The measures of the field that every catalogue begins with, as far as somebody has to bring their
 * values; a key that is mentioned for the first time means what is said of it here.
 */
export const usualKpis: readonly UsualKpi[] = [
  ...kpisOf("technical", "period", [
    ["app_availability", "Application availability", "%", "higher"],
    ["page_errors", "Page errors", "per 1,000 pages", "lower"],
    ["response_time", "Response time", "ms", "lower"],
  ]),
  ...kpisOf("operational", "interaction", [
    ["hold_time", "Hold time", "s", "lower"],
    ["speed_of_answer", "Speed of answer", "s", "lower"],
    ["handle_time", "Handle time", "s", "lower"],
    ["transfers", "Transfers", "", "lower"],
    ["abandonment", "Abandonment", "", "lower"],
    ["first_contact_resolution", "First contact resolution", "", "higher"],
    ["repeat_contacts", "Repeat contacts", "", "lower"],
    ["agent_evaluation", "Agent evaluation", "points", "higher"],
  ]),
  ...kpisOf("operational", "period", [
    ["adherence", "Schedule adherence", "%", "higher"],
    ["agent_satisfaction", "Agent satisfaction", "points", "higher"],
    ["agent_retention", "Agent retention", "%", "higher"],
  ]),
  ...kpisOf("strategic", "interaction", [
    ["saves", "Customers saved", "", "higher"],
    ["leads", "Leads generated", "", "higher"],
    ["revenue_generated", "Revenue generated", "", "higher"],
  ]),
  ...kpisOf("strategic", "customer", [["referrals", "Referrals", "", "higher"]]),
];

/** Measured by Vocal itself, from answers, from first and last days, and from what is bought. */
export const ownMeasures: readonly OwnMeasure[] = [
  ...kpisOf("strategic", "interaction", [
    ["csat", "CSAT", "1–5", "higher"],
    ["ces", "CES", "1–7", "higher"],
    ["nps", "NPS", "points", "higher"],
  ]),
  ...kpisOf("strategic", "customer", [["retention", "Retention", "", "higher"]]),
  ...kpisOf("value", "customer", [
    ["clv", "Customer lifetime value", "", "higher"],
    ["annual_margin", "Revenue × margin", "a year", "higher"],
    ["cost_to_serve", "Cost to serve", "a year", "lower"],
    ["relationship_length", "Length of the relationship", "years", "higher"],
    ["acquisition_cost", "Acquisition cost", "", "lower"],
  ]),
];
