import { fitBgNbd } from "@/lib/stats/clv/bg-nbd";
import { purchaseCounts } from "@/lib/stats/clv/purchase-counts";
import { seededRandom } from "@/lib/stats/random";
import type { Measure } from "./measurement";

const customers = 1_000_000;
const days = 700;

/** How long BG/NBD needs for a million customers, from their table of whole days. */
export const measure: Measure = async () => {
  const [x, recency, age] = simulated();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const counts = purchaseCounts(x, recency, age);
  const collapsed = performance.now();
  const { converged, evaluations } = fitBgNbd(counts);
  const done = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  if (!converged) throw new Error("The simulated customers could not be fitted.");
  const of = `${customers} customers`;
  return [
    { name: `BG/NBD of ${of}, whole`, value: (done - begun) / 1000, unit: "s" },
    { name: "  processor time", value: (user + system) / 1e6, unit: "s" },
    { name: "  of it collapsing equal rows", value: (collapsed - begun) / 1000, unit: "s" },
    { name: "  different rows", value: counts.x.length, unit: "rows" },
    { name: "  evaluations of the likelihood", value: evaluations, unit: "times" },
  ];
};

/** Rates are exponential (r = 1, α = 150 days), chances of dropping out beta (a = 1, b = 2.5). */
function simulated(): [Float64Array, Float64Array, Float64Array] {
  const random = seededRandom(1);
  const exponential = () => -Math.log(1 - random.next());
  const [x, recency, age] = [0, 1, 2].map(() => new Float64Array(customers));
  if (!x || !recency || !age) throw new Error("three columns");
  for (let i = 0; i < customers; i++) {
    const rate = exponential() / 150;
    const drop = 1 - random.next() ** (1 / 2.5);
    const whole = 30 + random.below(days);
    let [count, last, now] = [0, 0, exponential() / rate];
    while (now < whole) {
      // Purchases of one day count as one.
      if (Math.ceil(now) > last) count++;
      last = Math.ceil(now);
      if (random.next() < drop) break;
      now += exponential() / rate;
    }
    x[i] = count;
    recency[i] = last;
    age[i] = whole;
  }
  return [x, recency, age];
}
