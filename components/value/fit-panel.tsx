import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { decimals, figure } from "@/lib/analysis/figures";
import type { ValuePage } from "@/lib/value/page-data";
import type { ValueAnswer } from "@/lib/value/shapes";

interface FitPanelProps {
  fit: NonNullable<ValuePage["fit"]>;
  timeZone: string;
}

/** What the model expects of everybody it values in one sentence, and the model with its errors. */
export function FitPanel({ fit: { answer, request, fittedAt }, timeZone }: FitPanelProps) {
  const { customers, currency } = answer;
  const { totalClv, ciLow, ciHigh, n } = customers;
  const limits =
    ciLow === null || ciHigh === null ? "" : ` (95 %: ${figure(ciLow)} to ${figure(ciHigh)})`;
  return (
    <Panel
      title={
        totalClv === null
          ? "No value could be estimated"
          : `The model expects ${figure(totalClv)} ${currency}${limits} of ${figure(n)} customers`
      }
      lead={
        <>
          Over {request.horizonMonths} months at {figure(100 * request.discountRate)} % a year,
          fitted <Moment at={fittedAt} timeZone={timeZone} />.
          {answer.problem && ` ${answer.problem}`}
        </>
      }
    >
      <ParameterTable answer={answer} />
    </Panel>
  );
}

function ParameterTable({ answer }: { answer: ValueAnswer }) {
  const errors = new Map(flat(answer.standardErrors));
  return (
    <Table label="Parameters of the model">
      <thead>
        <tr>
          <HeaderCell>Parameter</HeaderCell>
          <HeaderCell align="right">Estimate</HeaderCell>
          <HeaderCell align="right">Standard error</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {flat(answer.parameters).map(([name, value]) => (
          <tr key={name}>
            <Cell>{name}</Cell>
            <Cell align="right" className="tabular-nums">
              {shown(value)}
            </Cell>
            <Cell align="right" className="text-ink-muted tabular-nums">
              {shown(errors.get(name) ?? null)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const groupNames: Record<string, string> = {
  bgnbd: "BG/NBD",
  gammaGamma: "Gamma–Gamma",
  sbg: "Shifted beta-geometric",
  retention: "Retention a year",
};

function flat(parameters: ValueAnswer["parameters"]): [string, number | null][] {
  const groups: Record<string, number | null | Record<string, number | null>> = parameters;
  return Object.entries(groups).flatMap(([group, inner]): [string, number | null][] => {
    if (typeof inner !== "object" || inner === null) return [[groupNames[group] ?? group, inner]];
    return Object.entries(inner).map(([name, value]): [string, number | null] => [
      `${groupNames[group] ?? group} ${name}`,
      value,
    ]);
  });
}

function shown(value: number | null): string {
  return value === null ? "–" : decimals(value, 3);
}
