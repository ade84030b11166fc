import { ValueHistory } from "@/components/customers/value-history";
import { Panel } from "@/components/ui/panel";
import { figure, percent } from "@/lib/analysis/figures";
import type { Customer } from "@/lib/customers/shapes";
import type { MonthValue } from "@/lib/value/people/shapes";

interface ValuePanelProps {
  value: Customer["value"];
  /** What is known without a model. */
  worth: number | null;
  months: readonly MonthValue[];
  currency: string;
  horizonMonths: number | undefined;
}

const modelWords: Record<string, string> = {
  simple: "four elements",
  contractual: "contracts",
  purchases: "purchases",
};

/** What the customer is worth now, how sure that is, and how it came about. */
export function ValuePanel({ value, worth, months, currency, horizonMonths }: ValuePanelProps) {
  if (!value) {
    return (
      <Panel title="Value">
        {worth === null ? (
          <p className="text-sm text-ink-muted">
            Not known: no model values this customer, and nothing of it came with the data.
          </p>
        ) : (
          <Amount
            amount={`${figure(worth)} ${currency}`}
            beneath="As it came with the data, or follows from revenue, costs and years. No model gives limits."
          />
        )}
      </Panel>
    );
  }
  const limits = `95 %: ${figure(value.clvLow)} to ${figure(value.clvHigh)} ${currency}`;
  const over = horizonMonths === undefined ? "" : ` over ${horizonMonths} months`;
  return (
    <Panel
      title="Value"
      lead={`Expected${over}, by the model of ${modelWords[value.model] ?? value.model}.`}
    >
      <div className="flex flex-col gap-4">
        <Amount amount={`${figure(value.clv)} ${currency}`} beneath={limits} />
        <dl className="grid grid-cols-3 gap-3 text-sm">
          <Fact name="Value tier" value={`${value.tier} of 5`} />
          {value.probabilityAlive !== null && (
            <Fact name="Still a customer" value={percent(value.probabilityAlive)} />
          )}
          {value.expectedTransactions !== null && (
            <Fact name="Purchases to come" value={figure(value.expectedTransactions)} />
          )}
        </dl>
        {months.length > 1 && <ValueHistory months={months} currency={currency} />}
      </div>
    </Panel>
  );
}

function Amount({ amount, beneath }: { amount: string; beneath: string }) {
  return (
    <div>
      <p className="text-2xl font-semibold tracking-tight text-ink tabular-nums">{amount}</p>
      <p className="mt-1 text-sm text-ink-muted">{beneath}</p>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="font-medium tabular-nums">{value}</dd>
    </div>
  );
}
