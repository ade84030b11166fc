import { Missing } from "@/components/analysis/missing";
import { modelRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { decimals, factor, figure, signed } from "@/lib/analysis/figures";
import type { Modelled, OddsTerm, OtherModels } from "@/lib/analysis/other-models";
import type { DriversAnswer, Variable } from "@/lib/analysis/shapes";
import { inSentence } from "@/lib/ground/in-sentence";

interface ModelsViewProps {
  answer: DriversAnswer;
  models: OtherModels;
  variables: readonly Variable[];
}

export const modelsTitle = "Does another model say the same?";

type Fitted = Extract<Modelled, { terms: OddsTerm[] }>;

const yesWords: Readonly<Record<string, string>> = {
  nps: "Promoter",
  csat: "Satisfied, 4 or 5",
  ces: "Easy, 5 to 7",
  "customer.retained": "Retained",
};

const higher = "Higher answer";

const why = {
  "too-few-rows": "there are too few rows for it",
  "no-variation": "the outcome is the same for everybody",
  collinear: "the conditions say the same in other words",
  "ill-conditioned": "the conditions say the same in other words",
  separation: "the conditions tell the outcome without a single error",
};

/** The same conditions in models of odds, beside the straight line of the panels above. */
export function ModelsView({ answer, models, variables }: ModelsViewProps) {
  const logistic = fitted(models.logistic);
  const ordinal = fitted(models.ordinal);
  const absent = [
    ...absence("A logistic model", models.logistic),
    ...absence("An ordinal model", models.ordinal),
  ];
  if (!logistic && !ordinal) {
    return absent.length > 0 ? <Missing title={modelsTitle} sentence={absent.join(" ")} /> : null;
  }
  const yes = yesWords[answer.outcome] ?? "";
  const labels = new Map(variables.map(({ key, label }) => [key, label]));
  const labelOf = (key: string) => labels.get(key) ?? key;
  const drivers = [...answer.drivers].sort((a, b) => b.lmg - a.lmg);
  return (
    <Panel
      title={modelsTitle}
      lead={finding(answer, [logistic, ordinal], labelOf)}
      actions={<PanelTools name="models" rows={modelRows(answer, models)} method="models" />}
      flush
    >
      <Table label="Effect of each condition in three models" stacked>
        <thead>
          <tr>
            <HeaderCell>One standard deviation more of</HeaderCell>
            <HeaderCell align="right">Straight line, β</HeaderCell>
            {logistic && <HeaderCell align="right">{yes}: odds × (95 %)</HeaderCell>}
            {ordinal && <HeaderCell align="right">{higher}: odds × (95 %)</HeaderCell>}
          </tr>
        </thead>
        <tbody>
          {drivers.map(({ key, beta, q }) => (
            <tr key={key}>
              <Cell className="font-medium">{labelOf(key)}</Cell>
              <Cell align="right" className={look(q)}>
                <span className="text-ink-muted sm:hidden">Straight line, β: </span>
                {signed(beta, 2)}
              </Cell>
              {logistic && <Odds of={yes} term={logistic.terms.find((term) => term.key === key)} />}
              {ordinal && (
                <Odds of={higher} term={ordinal.terms.find((term) => term.key === key)} />
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="px-5 py-3 text-xs text-ink-muted">
        {figure(answer.n)} rows in each. R² of the straight line {decimals(answer.r2, 3)}
        {logistic && `; McFadden R² of the logistic model ${decimals(logistic.mcFaddenR2, 3)}`}
        {ordinal && `; of the ordinal model ${decimals(ordinal.mcFaddenR2, 3)}`}, which is lower by
        nature. Grey: not beyond chance, corrected for the number of conditions. {absent.join(" ")}{" "}
        Association, not cause.
      </p>
    </Panel>
  );
}

function Odds({ of, term }: { of: string; term: OddsTerm | undefined }) {
  if (!term) return <Cell align="right">–</Cell>;
  const { oddsRatio, low, high, q } = term;
  return (
    <Cell align="right" className={`sm:whitespace-nowrap ${look(q)}`}>
      <span className="text-ink-muted sm:hidden">{of}, odds ×: </span>
      {factor(oddsRatio)} ({factor(low)}–{factor(high)})
    </Cell>
  );
}

function look(q: number): string {
  return q < 0.05 ? "text-ink" : "text-ink-muted";
}

function fitted(model: Modelled | null): Fitted | null {
  return model && "terms" in model ? model : null;
}

function absence(name: string, model: Modelled | null): string[] {
  return model && "missing" in model ? [`${name} cannot be fitted: ${why[model.missing]}.`] : [];
}

/** Where the models disagree on what is beyond chance, or on its direction. */
function finding(
  { drivers }: DriversAnswer,
  models: readonly (Fitted | null)[],
  labelOf: (key: string) => string,
): string {
  const verdict = (effect: number, q: number) => (q < 0.05 ? Math.sign(effect) : 0);
  const apart = drivers.filter(({ key, beta, q }) =>
    models.some((model) => {
      const term = model?.terms.find((each) => each.key === key);
      return term && verdict(Math.log(term.oddsRatio), term.q) !== verdict(beta, q);
    }),
  );
  if (apart.length === 0) {
    return "Yes: what is beyond chance, and in which direction, does not depend on the model.";
  }
  const names = apart.map(({ key }) => inSentence(labelOf(key))).join(", ");
  return `Not for ${names}: there the models differ on whether it is beyond chance. All else agrees.`;
}
