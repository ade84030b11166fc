import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { variableFrame } from "@/lib/analysis/variable-frame";
import { type Carried, carryChange } from "@/lib/framework/carry-change";
import { fittedFramework } from "@/lib/framework/framework";
import type { Bands, FittedFramework, WhatIfAnswer, WhatIfRequest } from "@/lib/framework/shapes";
import { Refusal } from "@/lib/ground/refusal";
import { sortedQuantile } from "@/lib/stats/quantile";

const value = "customer.clv";

const assumptions = [
  "Effects are linear, and as strong tomorrow as they were in the data.",
  "Nothing left out of the framework moves both ends of an arrow.",
  "The change of lifetime value is counted once, in full, and arrives evenly over the horizon.",
];

/** What a change would bring, from the draws that are kept with the framework. */
export async function whatIf(ctx: Context, request: WhatIfRequest): Promise<WhatIfAnswer> {
  permit(ctx, "analysis.read");
  const { edges, bootstrap, filter } = request;
  const { value: fitted } = await fittedFramework(ctx, { edges, bootstrap, filter });
  requireKnown(fitted, request);
  const changes = new Map<string, number>();
  for (const { variable, delta, filter: part } of request.changes) {
    const share = part ? await shareOf(ctx, variable, { part, whole: filter }) : 1;
    changes.set(variable, (changes.get(variable) ?? 0) + share * delta);
  }
  const carried = carryChange(fitted, changes);
  const gains = carried.get(value)?.map((change) => change * fitted.customersWithValue);
  return {
    effects: [...carried].map(([variable, draws]) => ({ variable, ...bandsOf(draws) })),
    portfolio: gains
      ? { ...bandsOf(gains), customers: fitted.customersWithValue, currency: fitted.currency }
      : null,
    roi: gains ? returnOf(gains, request) : null,
    warnings: warningsOf(fitted, request, carried),
    assumptions,
    meta: {
      seed: fitted.meta.seed,
      draws: fitted.draws.length,
      dataVersion: fitted.meta.dataVersion,
    },
  };
}

function requireKnown(fitted: FittedFramework, { changes }: WhatIfRequest): void {
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
    throw new Refusal("invalid", "Some changes lead nowhere.", { fields });
  }
}

/** Which share of the values of a variable a filter names: the mean changes by no more. */
async function shareOf(
  ctx: Context,
  key: string,
  { part, whole }: { part: WhatIfRequest["filter"]; whole: WhatIfRequest["filter"] },
): Promise<number> {
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, [key], "changes");
  const known = async (filter: WhatIfRequest["filter"]) => {
    const frame = await variableFrame(ctx, entries, filter, catalogue);
    return frame.columns.get(key)?.filter((each) => !Number.isNaN(each)).length ?? 0;
  };
  const [some, all] = [await known({ ...whole, ...part }), await known(whole)];
  return all === 0 ? 0 : some / all;
}

function bandsOf(draws: Float64Array): Bands {
  if (draws.length === 0) {
    throw new Refusal("invalid", "The framework has no draws: there are too few data.");
  }
  const sorted = Float64Array.from(draws).sort();
  const at = (share: number) => sortedQuantile(sorted, share);
  return {
    median: at(0.5),
    low80: at(0.1),
    high80: at(0.9),
    low95: at(0.025),
    high95: at(0.975),
  };
}

function returnOf(gains: Float64Array, { cost, horizonYears }: WhatIfRequest): WhatIfAnswer["roi"] {
  const [once, perYear] = [cost?.once ?? 0, cost?.perYear ?? 0];
  const total = once + perYear * horizonYears;
  if (total === 0) return null;
  const { median } = bandsOf(gains);
  const yearly = median / horizonYears - perYear;
  const payback = yearly > 0 ? once / yearly : null;
  return {
    cost: total,
    gain: bandsOf(gains.map((gain) => gain - total)),
    return: bandsOf(gains.map((gain) => (gain - total) / total)),
    probabilityPays: gains.filter((gain) => gain > total).length / gains.length,
    paybackYears: payback !== null && payback <= horizonYears ? payback : null,
  };
}

function warningsOf(
  { variables }: FittedFramework,
  { changes }: WhatIfRequest,
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
