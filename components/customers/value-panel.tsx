import { ValueHistory } from "@/components/customers/value-history";
import { Panel } from "@/components/ui/panel";
import { figure, percent } from "@/lib/analysis/figures";
import type { Estimate, KnownWorth, MonthValue } from "@/lib/value/people/shapes";

interface ValuePanelProps {
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

/** What the customer is worth now, how sure that is, and how it came about. */
export function ValuePanel({ worth, months, currency, horizonMonths }: ValuePanelProps) {
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
  switch (worth.source) {
    case "imported":
      return (
        <Panel title="Value">
          <div className="flex flex-col gap-4">
            <Amount amount={amount} beneath="As it was imported." />
            {worth.estimate && (
              <>
                <p className="text-sm text-ink-muted">
                  Expected{over} {byModel(worth.estimate)}: {figure(worth.estimate.clv)} {currency}{" "}
                  ({limitsOf(worth.estimate, currency)}).
                </p>
                <Expectation estimate={worth.estimate} {...{ months, currency }} />
              </>
            )}
          </div>
        </Panel>
      );
    case "estimated":
      return (
        <Panel title="Value" lead={`Expected${over}, ${byModel(worth.estimate)}.`}>
          <div className="flex flex-col gap-4">
            <Amount amount={amount} beneath={limitsOf(worth.estimate, currency)} />
            <Expectation estimate={worth.estimate} {...{ months, currency }} />
          </div>
        </Panel>
      );
    case "elements":
      return (
        <Panel title="Value">
          <Amount amount={amount} beneath="By revenue, costs and years so far." />
        </Panel>
      );
  }
}

function byModel({ model }: Estimate): string {
  return `by the model of ${modelWords[model] ?? model}`;
}

function limitsOf({ clvLow, clvHigh }: Estimate, currency: string): string {
  return `95 %: ${figure(clvLow)} to ${figure(clvHigh)} ${currency}`;
}

interface ExpectationProps {
  estimate: Estimate;
  months: readonly MonthValue[];
  currency: string;
}

function Expectation({ estimate, months, currency }: ExpectationProps) {
  return (
    <>
      <dl className="grid grid-cols-3 gap-3 text-sm">
        <Fact name="Value tier" value={`${estimate.tier} of 5`} />
        {estimate.probabilityAlive !== null && (
          <Fact name="Still a customer" value={percent(estimate.probabilityAlive)} />
        )}
        {estimate.expectedTransactions !== null && (
          <Fact name="Purchases to come" value={figure(estimate.expectedTransactions)} />
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
