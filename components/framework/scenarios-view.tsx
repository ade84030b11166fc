import { ConfirmButton } from "@/components/ui/confirm-button";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { percent, signed } from "@/lib/analysis/figures";
import { money, payback, rounded } from "@/lib/framework/money";
import type { FrameworkPicture, Scenario } from "@/lib/framework/picture";
import type { Improvement, Node } from "@/lib/framework/shapes";
import { addressOf, noChange } from "@/lib/framework/what-if-address";
import type { Answer } from "@/lib/ground/answer";

interface ScenariosViewProps {
  picture: FrameworkPicture;
  forget(input: { scenarioId: string }): Promise<Answer<void>>;
}

/** Kept what-ifs side by side: what each brings, what it costs, and whether it pays. */
export function ScenariosView({ picture, forget }: ScenariosViewProps) {
  const { scenarios, variables } = picture;
  if (scenarios.length === 0) return null;
  return (
    <Panel
      title="Kept what-ifs, side by side"
      lead="Each computed from the arrows as they are measured now."
    >
      <Table label="Kept what-ifs" stacked>
        <thead>
          <tr>
            <HeaderCell>What if</HeaderCell>
            <HeaderCell align="right">Value a year (95 %)</HeaderCell>
            <HeaderCell align="right">Cost</HeaderCell>
            <HeaderCell align="right">Net gain (95 %)</HeaderCell>
            <HeaderCell align="right">Pays back</HeaderCell>
            <HeaderCell align="right">Pays</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Actions</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {scenarios.map((scenario) => (
            <tr key={scenario.id}>
              <Cell>
                <TextLink href={hrefOf(scenario.improvement)}>{scenario.name}</TextLink>
                <p className="text-xs text-ink-muted">{said(scenario.improvement, variables)}</p>
              </Cell>
              <Figures scenario={scenario} />
              <Cell align="right" className="whitespace-nowrap">
                <LinkButton
                  size="small"
                  href={`/plans/new?scenario=${scenario.id}`}
                  aria-label={`Start ${scenario.name} as a plan`}
                >
                  Start
                </LinkButton>
                <ConfirmButton
                  label="Forget"
                  description={`Forget ${scenario.name}`}
                  question={`Forget “${scenario.name}”?`}
                  confirmLabel="Forget"
                  size="small"
                  tone="quiet"
                  act={forget.bind(null, { scenarioId: scenario.id })}
                >
                  The what-if leaves the comparison. Plans that were started from it stay.
                </ConfirmButton>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Figures({ scenario: { answer } }: { scenario: Scenario }) {
  if (!answer?.portfolio) {
    return (
      <Cell colSpan={5} className="text-ink-muted">
        What it changes is not measured any more.
      </Cell>
    );
  }
  const { portfolio, roi } = answer;
  const { currency, years } = portfolio;
  const yearly = (value: number) => rounded(value / years);
  return (
    <>
      <Cell align="right" className="tabular-nums">
        <Named>Value a year:</Named> {money(portfolio.median / years, currency)}
        <Range>
          {yearly(portfolio.low95)} to {yearly(portfolio.high95)}
        </Range>
      </Cell>
      <Cell align="right" className="tabular-nums">
        <Named>Cost:</Named> {roi ? money(roi.cost, currency) : "no cost given"}
      </Cell>
      <Cell align="right" className="tabular-nums">
        <Named>Net gain:</Named> {roi ? money(roi.gain.median, currency) : "–"}
        {roi && (
          <Range>
            {rounded(roi.gain.low95)} to {rounded(roi.gain.high95)}
          </Range>
        )}
      </Cell>
      <Cell align="right" className="tabular-nums">
        <Named>Pays back:</Named> {paybackOf(roi)}
      </Cell>
      <Cell align="right" className="font-medium tabular-nums">
        <Named>Pays with a probability of</Named> {roi ? percent(roi.probabilityPays) : "–"}
      </Cell>
    </>
  );
}

/** What the head of the column says where there is none. */
function Named({ children }: { children: string }) {
  return <span className="font-normal text-ink-muted sm:hidden">{children} </span>;
}

function Range({ children }: { children: React.ReactNode }) {
  return <span className="block text-xs whitespace-nowrap text-ink-muted">{children}</span>;
}

function paybackOf(roi: NonNullable<Scenario["answer"]>["roi"]): string {
  if (!roi) return "–";
  return roi.paybackYears === null ? "not in time" : payback(roi.paybackYears);
}

/** "Hold time −20 seconds, billing: …" */
function said({ changes }: Improvement, variables: readonly Node[]): string {
  const teams = [...new Set(changes.flatMap(({ filter }) => filter?.teams ?? []))];
  const words = changes.map(({ variable, delta }) => {
    const node = variables.find(({ key }) => key === variable);
    const digits = Math.abs(delta) < 1 ? 3 : Number.isInteger(delta) ? 0 : 1;
    return `${node?.label ?? variable} ${signed(delta, digits)} ${node?.unit ?? ""}`.trim();
  });
  return teams.length > 0 ? `${teams.join(", ")}: ${words.join(", ")}` : words.join(", ");
}

function hrefOf({ changes, cost, rampUpMonths, horizonYears }: Improvement): string {
  const amount = (value: number | undefined) => (value ? String(value) : "");
  const query = addressOf({
    ...noChange,
    deltas: Object.fromEntries(changes.map(({ variable, delta }) => [variable, delta])),
    team: changes[0]?.filter?.teams?.[0] ?? "",
    once: amount(cost?.once),
    perYear: amount(cost?.perYear),
    rampUpMonths: amount(rampUpMonths),
    years: String(horizonYears),
  });
  return `/analysis/framework?${query}`;
}
