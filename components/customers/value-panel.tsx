import { ValueHistory } from "@/components/customers/value-history";
import { Panel } from "@/components/ui/panel";
import { figure, percent } from "@/lib/analysis/figures";
import type { Customer } from "@/lib/customers/shapes";
import type { WorthSource } from "@/lib/value/page-data";
import type { KnownWorth, MonthValue } from "@/lib/value/people/shapes";

interface ValuePanelProps {
  /** What the model in use expects. */
  value: Customer["value"];
  worth: KnownWorth | null;
  months: readonly MonthValue[];
  currency: string;
  horizonMonths: number | undefined;
}

const modelWords: Record<string, string> = {
  simple: "four elements",
  contractual: "contracts",
  purchases: "purchases",
};

const sourceWords: Record<Exclude<WorthSource, "estimated">, string> = {
  imported: "As it was imported.",
  elements: "By revenue, costs and years so far.",
};

/** What the customer is worth now, how sure that is, and how it came about. */
export function ValuePanel({ value, worth, months, currency, horizonMonths }: ValuePanelProps) {
  if (!worth) {
    return (
      <Panel title="Value">
        <p className="text-sm text-ink-muted">
          Not known: no model values this customer, and nothing of it came with the data.
        </p>
      </Panel>
    );
  }
  const amount = `${figure(worth.amount)} ${currency}`;
  const over = horizonMonths === undefined ? "" : ` over ${horizonMonths} months`;
  const by = value && `by the model of ${modelWords[value.model] ?? value.model}`;
  if (worth.source !== "estimated") {
    return (
      <Panel title="Value">
        <div className="flex flex-col gap-4">
          <Amount amount={amount} beneath={sourceWords[worth.source]} />
          {value && (
            <p className="text-sm text-ink-muted">
              Expected{over} {by}: {figure(value.clv)} {currency} ({limitsOf(value, currency)}).
            </p>
          )}
          {value && <Estimate {...{ value, months, currency }} />}
        </div>
      </Panel>
    );
  }
  return (
    <Panel title="Value" lead={by && `Expected${over}, ${by}.`}>
      <div className="flex flex-col gap-4">
        <Amount amount={amount} beneath={value ? limitsOf(value, currency) : ""} />
        {value && <Estimate {...{ value, months, currency }} />}
      </div>
    </Panel>
  );
}

type Estimated = NonNullable<Customer["value"]>;

function limitsOf({ clvLow, clvHigh }: Estimated, currency: string): string {
  return `95 %: ${figure(clvLow)} to ${figure(clvHigh)} ${currency}`;
}

interface EstimateProps {
  value: Estimated;
  months: readonly MonthValue[];
  currency: string;
}

function Estimate({ value, months, currency }: EstimateProps) {
  return (
    <>
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
    </>
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
