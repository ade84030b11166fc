import type { KpiDirection, KpiLevel } from "./shapes";

interface Guess {
  level: KpiLevel;
  unit: string;
  direction: KpiDirection;
}

const better: [RegExp, KpiDirection][] = [
  [/resol|answered|availab|uptime|success|\bfcr\b|first.?(call|contact)|\bsla\b|accura/, "higher"],
  [
    /hold|wait|queue|speed.?of.?answer|handle|talk|duration|latenc|response.?time|transfer|fail|error|abandon|complain|outage|downtime|defect|delay|reopen|bounce/,
    "lower",
  ],
];
const levels: [RegExp, KpiLevel][] = [
  [/availab|uptime|latenc|outage|downtime|error.?rate|\bcrash|page.?load/, "technical"],
  [/retention|repurchase|referral|share.?of.?wallet|cross.?sell|renewal/, "strategic"],
];
const units: [RegExp, string][] = [
  [/second|\bsecs?\b|\baht\b|\basa\b/, "s"],
  [/minute|\bmins?\b/, "min"],
  [/percent|\bpct\b|%/, "%"],
];

function first<T>(rules: [RegExp, T][], text: string): T | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}

/** What a KPI's name lets one expect; only ever a suggestion to a person who can see it. */
export function guessKpi(name: string): Guess {
  const text = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ")
    .toLowerCase();
  return {
    level: first(levels, text) ?? "operational",
    unit: first(units, text) ?? "",
    direction: first(better, text) ?? "neutral",
  };
}
