import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { onePage } from "@/lib/analysis/one-page";
import { entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { variableFrame } from "@/lib/analysis/variable-frame";
import { bandsOf } from "@/lib/framework/bands";
import { type Carried, carryChange } from "@/lib/framework/carry-change";
import { fittedFramework } from "@/lib/framework/framework";
import { costOf, netGain, paybackYears } from "@/lib/framework/investment";
import { measuredOn } from "@/lib/framework/measured-on";
import { sensitivityOf } from "@/lib/framework/sensitivity";
import type {
  Bands,
  FittedFramework,
  Improvement,
  WhatIfAnswer,
  WhatIfRequest,
} from "@/lib/framework/shapes";
import { Refusal } from "@/lib/ground/refusal";

const value = "customer.clv";

const assumptions = [
  "Effects are linear, and as strong tomorrow as they were in the data.",
  "Nothing left out of the framework moves both ends of an arrow.",
  "Customers stay as many as they are, and their lifetime value is gained evenly over its years.",
];

/** What a change would bring, from the draws that are kept with the framework. */
export async function whatIf(ctx: Context, request: WhatIfRequest): Promise<WhatIfAnswer> {
  permit(ctx, "analysis.read");
  const { edges, bootstrap, filter, ...improvement } = request;
  const page = onePage(ctx);
  const { value: fitted } = await fittedFramework(page, { edges, bootstrap, filter });
  return improvementOf(page, fitted, improvement, filter);
}

/** The same from a framework at hand. */
export async function improvementOf(
  ctx: Context,
  fitted: FittedFramework,
  improvement: Improvement,
  whole: AnalysisFilter = {},
): Promise<WhatIfAnswer> {
  requireKnown(fitted, improvement);
  const changes = new Map<string, number>();
  for (const { variable, delta, filter: part } of improvement.changes) {
    const share = part ? await shareOf(ctx, fitted, variable, { part, whole }) : 1;
    changes.set(variable, (changes.get(variable) ?? 0) + share * delta);
  }
  const carried = carryChange(fitted, changes);
  const gains = carried.get(value)?.map((change) => change * fitted.customersWithValue);
  const restsOn = (gains && measuredOn(fitted)) ?? [];
  return {
    effects: [...carried].map(([variable, draws]) => ({ variable, ...bandsOf(draws) })),
    portfolio: gains ? portfolioOf(fitted, gains) : null,
    nps: npsOf(fitted, carried),
    roi: gains ? returnOf(fitted, improvement, changes, gains) : null,
    warnings: warningsOf(fitted, improvement, carried),
    assumptions: assumptions.concat(restsOn),
    meta: {
      seed: fitted.meta.seed,
      draws: fitted.draws.length,
      dataVersion: fitted.meta.dataVersion,
    },
  };
}

function portfolioOf(fitted: FittedFramework, gains: Float64Array) {
  const { customersWithValue: customers, currency, valueYears: years } = fitted;
  return { ...bandsOf(gains), customers, currency, years };
}

function requireKnown(fitted: FittedFramework, { changes }: Improvement): void {
  const known = new Set(fitted.variables.map(({ key }) => key));
  const fields = changes.flatMap(({ variable }, i) =>
    known.has(variable)
      ? []
      : [
          {
            path: `changes.${i}.variable`,
            code: "not-in-framework",
            message: `${variable} is on no measured arrow of the framework.`,
          },
        ],
  );
  if (fields.length > 0) {
    throw new Refusal(
      "invalid",
      "What is changed is not in the picture any more: reset, and begin anew.",
      { fields },
    );
  }
}

/** Which share of the values of a variable a filter names: the mean changes by no more. */
async function shareOf(
  ctx: Context,
  { teamShares }: FittedFramework,
  key: string,
  { part, whole }: { part: AnalysisFilter; whole: AnalysisFilter },
): Promise<number> {
  const ofTeams = teamShares[key];
  if (ofTeams && part.teams && Object.keys(part).length === 1) {
    return [...new Set(part.teams)].reduce((sum, team) => sum + (ofTeams[team] ?? 0), 0);
  }
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, [key], "changes");
  const known = async (filter: AnalysisFilter) => {
    const frame = await variableFrame(ctx, entries, filter, catalogue);
    return frame.columns.get(key)?.filter((each) => !Number.isNaN(each)).length ?? 0;
  };
  const [some, all] = [await known({ ...whole, ...part }), await known(whole)];
  return all === 0 ? 0 : some / all;
}

function npsOf({ npsPerAnswer }: FittedFramework, carried: Carried): Bands | null {
  const answers = carried.get("nps");
  if (npsPerAnswer === null || !answers) return null;
  return bandsOf(answers.map((change) => change * npsPerAnswer));
}

/** The return of the cost; lifetime value is counted over years, of which each brings its part. */
function returnOf(
  fitted: FittedFramework,
  request: Improvement,
  changes: ReadonlyMap<string, number>,
  gains: Float64Array,
): WhatIfAnswer["roi"] {
  const { cost, rampUpMonths, horizonYears } = request;
  const investment = {
    once: cost?.once ?? 0,
    perYear: cost?.perYear ?? 0,
    rampUpYears: rampUpMonths / 12,
    horizonYears,
  };
  const total = costOf(investment);
  if (total === 0) return null;
  const ofYear = (change: number) => change / fitted.valueYears;
  const yearly = gains.map(ofYear);
  const left = yearly.map((gain) => netGain(gain, investment));
  const yearlyIf = (variable: string, achieved: number) => {
    const other = new Map(changes).set(variable, achieved * (changes.get(variable) ?? 0));
    const carried = carryChange(fitted, other).get(value);
    return carried ? ofYear(bandsOf(carried).median * fitted.customersWithValue) : 0;
  };
  return {
    cost: total,
    gain: bandsOf(left),
    return: bandsOf(left.map((gain) => gain / total)),
    probabilityPays: left.filter((gain) => gain > 0).length / left.length,
    paybackYears: paybackYears(bandsOf(yearly).median, investment),
    sensitivity: sensitivityOf({ investment, yearly, yearlyIf, variables: [...changes.keys()] }),
  };
}

function warningsOf(
  { variables }: FittedFramework,
  { changes }: Improvement,
  carried: Carried,
): WhatIfAnswer["warnings"] {
  const beyond = changes.flatMap(({ variable, delta }) => {
    const node = variables.find(({ key }) => key === variable);
    const to = (node?.mean ?? 0) + delta;
    if (!node || (to >= node.p1 && to <= node.p99)) return [];
    const message = `${node.label} was hardly ever seen at ${Number(to.toPrecision(4))}: this goes beyond the data.`;
    return [{ code: "extrapolation", variable, message }];
  });
  const unsure = [...carried].flatMap(([variable, draws]) => {
    const { low95, high95 } = bandsOf(draws);
    const node = variables.find(({ key }) => key === variable);
    if (!node || low95 > 0 || high95 < 0) return [];
    const message = `Even the direction of the effect on ${node.label} is uncertain.`;
    return [{ code: "uncertain", variable, message }];
  });
  return [...beyond, ...unsure];
}
