import type { Described } from "@/app/api/v1/openapi.json/described";
import { ComparisonAnswer, ComparisonRequest } from "@/lib/analysis/comparison/shapes";
import {
  CorrelationsAnswer,
  CorrelationsRequest,
  DriversAnswer,
  DriversRequest,
  ScoresAnswer,
  ScoresRequest,
  VariablesAnswer,
  VariablesRequest,
} from "@/lib/analysis/shapes";
import {
  FrameworkAnswer,
  FrameworkRequest,
  WhatIfAnswer,
  WhatIfRequest,
} from "@/lib/framework/shapes";
import { ValueAnswer, ValueRequest } from "@/lib/value/shapes";

const analysis = { tag: "analysis", permission: "analysis.read", status: 200 } as const;

/** What the API says about the responses as a whole. */
export const analysisOperations: readonly Described[] = [
  {
    ...analysis,
    method: "GET",
    path: "/analysis/variables",
    summary: "List everything that can be analysed",
    description: "`groupings` are names, such as channels, that scores can be split by.",
    input: VariablesRequest,
    answer: VariablesAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/scores",
    summary: "NPS, CSAT or CES with its interval, over time or by group",
    description:
      "`by` is `day`, `week`, `month`, a variable or a grouping; measurements are cut into fifths. " +
      "A group below the organisation's minimum size is `withheld`, and so is the next smallest " +
      "where subtraction would reveal it. NPS runs from −100 to 100; CSAT and CES are shares.",
    input: ScoresRequest,
    answer: ScoresAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/correlations",
    summary: "How every two of some variables go together",
    description:
      "Each pair once, at the grain where the two meet; `grain` asks for a coarser one. A pair " +
      "without a coefficient says why in `status`.",
    input: CorrelationsRequest,
    answer: CorrelationsAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/drivers",
    summary: "How much of an outcome each driver explains",
    description:
      "`lmg` and `relativeWeight` sum to `r2`; `lmgLow` and `lmgHigh` bound `lmg`, or, above 15 " +
      "drivers, `relativeWeight` (see `intervalOf`). Association, not cause.",
    input: DriversRequest,
    answer: DriversAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/comparison",
    summary: "How two periods or segments differ, and which differences are beyond noise",
    description:
      "`a` and `b` are filters that no answer can both fit (422, `overlap`). `scores` has NPS, CSAT, CES " +
      "and the response rate, `means` the `variables` (without any: all conditions and values), " +
      "`drivers` the coefficients and shares of variance of `outcome` on `drivers`. Each is that of " +
      "`a` less that of `b`; `q` is corrected within its list, and `beyondNoise` is q below 0.05. " +
      "Association, not cause.",
    input: ComparisonRequest,
    answer: ComparisonAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/value",
    summary: "Fit what customers are worth, and keep it with each of them",
    description:
      "`simple` takes four elements, `contractual` the shifted beta-geometric (of `cohorts`, if " +
      "given: customers at the start and after each renewal), `purchases` BG/NBD and Gamma–Gamma. " +
      "Purchases of one day count as one; recency and age are exact days, `granularity` is the unit " +
      "of the parameters, and `calibrationEnd` is looked at whole. Without a best fit `converged` " +
      "is false, `problem` says why, and nobody's value changes.",
    input: ValueRequest,
    answer: ValueAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/framework",
    summary: "Measure how KPIs, experience, retention and value hang together",
    description:
      "One least-squares equation per outcome of `edges`, at the grain where its variables meet; " +
      "without `edges`, every variable on all lower levels. Limits come from one bootstrap by " +
      "customer over all equations. `byConstruction` marks arrows that are arithmetic, not evidence.",
    input: FrameworkRequest,
    answer: FrameworkAnswer,
  },
  {
    ...analysis,
    method: "POST",
    path: "/analysis/what-if",
    summary: "What a change of some variables would bring, with bands",
    description:
      "`effects` are changes of means, per customer where the variable is one of customers; " +
      "`portfolio` is the change of the lifetime value of all customers. Read `assumptions`.",
    input: WhatIfRequest,
    answer: WhatIfAnswer,
  },
];
