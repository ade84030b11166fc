import { bootstrapImportance } from "@/lib/stats/bootstrap";
import { clusterMoments } from "@/lib/stats/cluster-moments";
import { correlationMatrix } from "@/lib/stats/correlation-matrix";
import { lmgShares } from "@/lib/stats/lmg-shares";
import { permutationThreshold } from "@/lib/stats/permutation-threshold";
import { seededRandom } from "@/lib/stats/random";
import type { Figure, Measure } from "./measurement";

const random = seededRandom(1);

function drawn(columns: number, rows: number): Float64Array[] {
  const base = Float64Array.from({ length: rows }, random.next);
  return Array.from({ length: columns }, () => base.map((value) => value + 2 * random.next()));
}

const rounds = 7;

/**
 * The best of a few rounds, after one to warm up: what the code needs when nobody disturbs it. Beside
 * it the processor time of that round, which other programs on the machine change less.
 */
function timed(name: string, work: () => unknown): Figure[] {
  work();
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    const begun = performance.now();
    work();
    const elapsed = performance.now() - begun;
    return { elapsed, busy: process.cpuUsage(before).user / 1000 };
  });
  return [
    { name, value: Math.min(...times.map(({ elapsed }) => elapsed)), unit: "ms" },
    {
      name: `${name}, processor`,
      value: Math.min(...times.map(({ busy }) => busy)),
      unit: "ms",
    },
  ];
}

/** What analysis computes most, on one thread, from typed arrays. */
export const measure: Measure = async () => {
  const large = drawn(13, 1_000_000);
  const [outcome = new Float64Array(), ...drivers] = drawn(21, 2_000);
  const [y = new Float64Array(), ...columns] = drawn(13, 10_000);
  const clusterOf = Array.from(y.keys());
  const clusters = clusterMoments([...columns, y], clusterOf);
  const plan = { measure: "lmg", seed: 1 } as const;
  return [
    ...timed("Correlations: 13 × 1,000,000", () => correlationMatrix(large)),
    ...timed("LMG: 15 drivers", () => lmgShares(drivers.slice(0, 15), outcome)),
    ...timed("LMG: 20 drivers", () => lmgShares(drivers, outcome)),
    ...timed("Bootstrap: 1,000 × LMG of 12, 10,000 rows", () =>
      bootstrapImportance({ clusters, draws: 1000, ...plan }),
    ),
    ...timed("Permutations: 200 × LMG of 12, 10,000 rows", () =>
      permutationThreshold({ columns, y, clusterOf, permutations: 200, ...plan }),
    ),
  ];
};
