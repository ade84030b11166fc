import { momentsPerCluster } from "@/lib/stats/cluster-moments";
import { twoSidedNormal } from "@/lib/stats/distributions";
import { bootstrapPaths } from "@/lib/stats/path-bootstrap";
import {
  arrowsOf,
  causalOrder,
  effectAlong,
  effectBetween,
  type FittedPath,
  fitPathModel,
  type PathEquation,
} from "@/lib/stats/path-model";
import { quantile } from "@/lib/stats/quantile";
import { type Adapters, byName, Question } from "./adapter";
import type { Verdict } from "./check";
import type { PathLimits, Reference } from "./reference-file";
import { readTable } from "./table";

interface Written {
  readonly y: string;
  readonly x: readonly string[];
}

export const path: Adapters = {
  path: (question) => {
    const { names, equations, columns } = modelOf(question);
    const model = fitPathModel(columns, equations);
    const order = causalOrder(names.length, equations);
    const arrows = arrowsOf(model);
    const at = (name: string) => names.indexOf(name);
    const lists = (key: string) => question.inputs[key] as readonly string[][];
    const per = (figure: (fitted: FittedPath, inputs: string[]) => ReturnType<typeof byName>) =>
      Object.fromEntries(
        model.map((fitted) => [
          names[fitted.outcome] ?? "",
          figure(
            fitted,
            fitted.inputs.map((j) => names[j] ?? ""),
          ),
        ]),
      );
    return {
      n: columns[0]?.length ?? 0,
      equations: per(({ fit }, inputs) => {
        const terms = ["(Intercept)", ...inputs];
        return {
          coef: byName(terms, [fit.intercept.coefficient, ...fit.coefficients]),
          se: byName(terms, [fit.intercept.standardError, ...fit.standardErrors]),
          p: byName(terms, [fit.intercept.p, ...fit.p]),
          r_squared: fit.rSquared,
        };
      }),
      standardized: per(({ fit }, inputs) => byName(inputs, fit.beta)),
      indirect: Object.fromEntries(
        lists("indirect").map((steps) => {
          const { estimate, standardError, standardised } = effectAlong(model, steps.map(at));
          const z = estimate / standardError;
          const figures = { estimate, delta_se: standardError, z, p: twoSidedNormal(z) };
          return [steps.join("->"), { ...figures, standardized: standardised }];
        }),
      ),
      total: Object.fromEntries(
        lists("totals").map(([from = "", to = ""]) => [
          `${from}=>${to}`,
          { ...effectBetween(at(from), at(to), order, arrows) },
        ]),
      ),
    };
  },
};

/** Percentile limits of indirect effects, of 2,000 resamples of rows, against those of 20,000. */
export function checkPathBootstrap({ values }: Reference, folder: string): Verdict[] {
  return [...new Set(values.path_bootstrap.map((limits) => limits.case))].flatMap((id) => {
    const wanted = values.path_bootstrap.filter((limits) => limits.case === id);
    const file = wanted[0]?.dataset ?? "";
    const cases = values.datasets[file.split("/").at(-1) ?? ""]?.cases.path ?? [];
    const inputs = cases.find((each) => each.id === id)?.inputs;
    if (!inputs) throw new Error(`no path case ${id}`);
    const question = new Question(inputs, readTable(folder, file));
    return limitsOf(question, wanted);
  });
}

function limitsOf(question: Question, wanted: readonly PathLimits[]): Verdict[] {
  const { names, equations, columns } = modelOf(question);
  const vectors = columns.map((column) => Float64Array.from(column));
  const rows = Int32Array.from(vectors[0]?.keys() ?? []);
  const resampled = equations.map((equation) => ({
    ...equation,
    kind: "row",
    clusters: momentsPerCluster(
      [...equation.inputs, equation.outcome].map((j) => vectors[j] ?? new Float64Array()),
      rows,
      rows.length,
    ),
  }));
  const draws = 4000;
  const drawn = bootstrapPaths(resampled, { draws, seed: 1, drawsPerSlice: draws }).next();
  if (!drawn.done) throw new Error("the draws were not finished");
  const places = equations.flatMap(({ outcome, inputs }) => inputs.map((from) => [from, outcome]));
  return wanted.map((limits): Verdict => {
    const steps = limits.path.split("->").map((name) => names.indexOf(name));
    const along = steps
      .slice(1)
      .map((to, i) => places.findIndex(([from, outcome]) => from === steps[i] && outcome === to));
    const effects = drawn.value.map((draw) =>
      along.reduce((product, k) => product * (draw[k] ?? Number.NaN), 1),
    );
    const ends = [
      ["ci_low", limits.ci_low, quantile(effects, 0.025)],
      ["ci_high", limits.ci_high, quantile(effects, 0.975)],
    ] as const;
    const wrong = ends
      .filter(([, expected, actual]) => !(Math.abs(actual - expected) <= limits.tolerance_abs))
      .map(([end, expected, actual]) => ({ path: end, expected, actual }));
    return {
      statistic: "path_bootstrap",
      id: `${limits.case} ${limits.path}`,
      wrong,
      ended: "defined",
    };
  });
}

function modelOf(question: Question) {
  const written = question.inputs.equations as readonly Written[];
  const names = [...new Set(written.flatMap(({ x, y }) => [...x, y]))];
  const equations: PathEquation[] = written.map(({ y, x }) => ({
    outcome: names.indexOf(y),
    inputs: x.map((name) => names.indexOf(name)),
  }));
  return { names, equations, columns: question.columns(names) };
}
