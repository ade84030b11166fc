import { type KpiNames, measurement } from "@/components/customers/measurement";
import { Panel } from "@/components/ui/panel";
import { figure, percent } from "@/lib/analysis/figures";
import type { Customer } from "@/lib/customers/shapes";

interface FactsPanelProps {
  customer: Customer;
  /** The organisation's, in which amounts are that name no other. */
  currency: string;
  kpis: KpiNames;
}

/** What is known of a customer besides: the relationship, its elements of value, and all else that was brought. */
export function FactsPanel({ customer, currency, kpis }: FactsPanelProps) {
  const facts = factsOf(customer, customer.currency ?? currency, kpis);
  if (facts.length === 0) return null;
  return (
    <Panel title="What is known">
      <dl className="flex flex-col gap-1.5 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-3">
            <dt className="min-w-0 break-words text-ink-muted">{name}</dt>
            <dd className="text-right break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function factsOf(customer: Customer, currency: string, names: KpiNames): [string, string][] {
  const amount = (value: number | null) => (value === null ? null : `${figure(value)} ${currency}`);
  const { grossMargin, attributes, kpis } = customer;
  const known: [string, string | null][] = [
    ["Customer since", customer.acquiredAt],
    ["Left", customer.churnedAt],
    ["Revenue a year", amount(customer.annualRevenue)],
    ["Gross margin", grossMargin === null ? null : percent(grossMargin)],
    ["Cost to serve a year", amount(customer.costToServe)],
    ["Acquisition cost", amount(customer.acquisitionCost)],
    ["Language", customer.locale],
    ...Object.entries(kpis).map(([key, value]) => measurement(names, key, value)),
    ...Object.entries(attributes).map(([key, value]): [string, string] => [key, String(value)]),
  ];
  return known.flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
}
