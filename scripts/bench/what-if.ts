import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { fillDemo, usualDemo } from "@/lib/demo/fill-demo";
import { foundDemo } from "@/lib/demo/found-demo";
import { framework } from "@/lib/framework/framework";
import { FrameworkRequest, WhatIfRequest } from "@/lib/framework/shapes";
import { whatIf } from "@/lib/framework/what-if";
import type { Measure } from "./measurement";

const rounds = 60;

/** Two KPIs at a cost: what a reader of the page moves, with everything it answers. */
function changeOf(round: number): WhatIfRequest {
  return WhatIfRequest.parse({
    changes: [
      { variable: "kpi.hold_time", delta: -1 - round },
      { variable: "kpi.transfers", delta: -0.1 },
    ],
    cost: { once: 20_000, perYear: 5_000 },
    rampUpMonths: 3,
  });
}

/** How long a what-if takes on the demo, from the draws that are kept with the framework. */
export const measure: Measure = async ({ database }) => {
  const ctx = await foundDemo({ database, now: () => new Date() });
  await fillDemo(ctx, { ...usualDemo, replace: true });
  await settleChanges(ctx);
  const fitting = performance.now();
  const { variables, meta } = await framework(ctx, FrameworkRequest.parse({}));
  const fitted = performance.now();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await whatIf(ctx, changeOf(round));
    times.push(performance.now() - begun);
  }
  const [first = Number.NaN] = times;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (rounds - 1))] ?? Number.NaN;
  const of = `${variables.length} variables, ${meta.samples} draws`;
  return [
    { name: `Framework of ${of}, measured`, value: (fitted - fitting) / 1000, unit: "s" },
    { name: "  a what-if, the first", value: first, unit: "ms" },
    { name: "  a what-if, median", value: at(0.5), unit: "ms" },
    { name: "  a what-if, 95th percentile", value: at(0.95), unit: "ms" },
  ];
};
