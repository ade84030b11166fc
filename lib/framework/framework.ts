import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import {
  type Compute,
  type KeptRequest,
  keptResult,
  resultSoFar,
} from "@/lib/analysis/kept-result";
import { type Catalogue, dayOf, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import type { Kept, SoFar } from "@/lib/analysis/so-far";
import { teamShares } from "@/lib/analysis/team-shares";
import { variableFrame } from "@/lib/analysis/variable-frame";
import { inTransaction } from "@/lib/db/transaction";
import { offThread } from "@/lib/framework/computations";
import { defaultEdges } from "@/lib/framework/default-edges";
import { listEdges } from "@/lib/framework/edge.store";
import { circle, decidedEdges, runInCircle } from "@/lib/framework/edges";
import {
  FittedFramework,
  type FrameworkAnswer,
  type FrameworkRequest,
} from "@/lib/framework/shapes";
import { Refusal } from "@/lib/ground/refusal";
import { valueYears } from "@/lib/value/value-years";

/** How the levels hang together, each arrow measured with its uncertainty. */
export async function framework(ctx: Context, request: FrameworkRequest): Promise<FrameworkAnswer> {
  permit(ctx, "analysis.read");
  const {
    draws: _,
    fittedShares,
    customersWithValue,
    customersMeasured: ____,
    valueYears: __,
    teamShares: ___,
    npsPerAnswer,
    currency,
    ...answer
  } = (await fittedFramework(ctx, request)).value;
  return answer;
}

/** The same with its draws and its age. */
export async function fittedFramework(
  ctx: Context,
  request: FrameworkRequest,
): Promise<Kept<FittedFramework>> {
  const asked = await questionOf(ctx, request);
  return keptResult(ctx, asked.kept, FittedFramework, asked.compute);
}

/** The same for a page, which shows what there is while a newer result is computed. */
export async function frameworkSoFar(
  ctx: Context,
  request: FrameworkRequest,
): Promise<SoFar<FittedFramework>> {
  const asked = await questionOf(ctx, request);
  return resultSoFar(ctx, asked.kept, FittedFramework, asked.compute);
}

async function questionOf(
  ctx: Context,
  request: FrameworkRequest,
): Promise<{ kept: KeptRequest; compute: Compute<FittedFramework> }> {
  const catalogue = await readCatalogue(ctx);
  const { edges, fixed } = await edgesOf(ctx, request, catalogue);
  const entries = entriesOf(catalogue, edges.flat(), "edges");
  if (runInCircle(edges)) {
    throw new Refusal("invalid", circle, {
      fields: [{ path: "edges", code: "circle", message: circle }],
    });
  }
  const input = [edges, fixed, request.bootstrap, request.filter];
  return {
    kept: {
      ...{ name: "framework", input, day: dayOf(entries, catalogue.settings) },
      // A what-if reads it anew with every move of a lever.
      isAskedOften: true,
    },
    compute: async (dataVersion, report) => {
      if (entries.length === 0) return nothing(request, catalogue, dataVersion);
      const frame = await variableFrame(ctx, entries, request.filter, catalogue);
      const kpis = entries.filter(({ variable }) => variable.key.startsWith("kpi."));
      const question = [frame, entries, edges, fixed, request.bootstrap] as const;
      const fitted = await offThread("fitFramework", [...question], report);
      return {
        ...fitted,
        currency: catalogue.settings.currency,
        valueYears: await valueYears(ctx),
        teamShares: await teamShares(ctx, kpis, request.filter, catalogue),
        meta: { ...fitted.meta, dataVersion },
      };
    },
  };
}

/** The arrows somebody names, or those of every level as administrators settled them. */
async function edgesOf(ctx: Context, { edges }: FrameworkRequest, { entries }: Catalogue) {
  if (edges) return { edges, fixed: [] };
  const decisions = await inTransaction(ctx, listEdges);
  const known = new Set(entries.map(({ variable }) => variable.key));
  return decidedEdges(defaultEdges(entries), decisions, known);
}

function nothing(
  { bootstrap: { seed } }: FrameworkRequest,
  { settings: { currency } }: Pick<Catalogue, "settings">,
  dataVersion: string,
): FittedFramework {
  return {
    variables: [],
    equations: [],
    effects: [],
    dropped: [],
    leftOut: [],
    coverage: [],
    draws: [],
    fittedShares: {},
    customersWithValue: 0,
    customersMeasured: 0,
    valueYears: 1,
    teamShares: {},
    npsPerAnswer: null,
    currency,
    meta: { n: 0, excluded: {}, grain: "customer", seed, samples: 0, dataVersion },
  };
}
