import { factName } from "@/components/asking/condition-words";
import { customerFactNames } from "@/lib/touchpoints/condition";

export interface FactGroup {
  label: string;
  choices: readonly { value: string; label: string }[];
}

const group = (label: string, facts: readonly string[]): FactGroup => ({
  label,
  choices: facts.map((value) => ({ value, label: factName(value) })),
});

const ofCustomers = group(
  "Customer",
  customerFactNames.map((name) => `customer.${name}`),
);

interface Keys {
  kpis: readonly string[];
  attributes: readonly string[];
}

const attributesOf = ({ attributes }: Keys) =>
  group(
    "Customer's attributes",
    attributes.map((key) => `customer.attributes.${key}`),
  );

const filled = (groups: FactGroup[]) => groups.filter(({ choices }) => choices.length > 0);

/** Everything a trigger's conditions may ask about, as far as the data know it. */
export function triggerFacts(keys: Keys): FactGroup[] {
  return filled([
    group("Interaction", ["touchpoint", "channel", "team", "agent"]),
    group(
      "KPI of the interaction",
      keys.kpis.map((key) => `kpi.${key}`),
    ),
    ofCustomers,
    attributesOf(keys),
  ]);
}

/** What the contact policy's exceptions may ask about. */
export function customerFacts(keys: Keys): FactGroup[] {
  return filled([ofCustomers, attributesOf(keys)]);
}
