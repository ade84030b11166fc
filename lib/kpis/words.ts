import type { KpiDirection, KpiGrain, KpiLevel } from "./shapes";

interface Said<T> {
  value: T;
  label: string;
}

/** What forms and tables call the levels, the directions and the grains. */
export const levelWords: readonly Said<KpiLevel>[] = [
  { value: "technical", label: "Technical" },
  { value: "operational", label: "Operational" },
  { value: "strategic", label: "Strategic" },
];

export const directionWords: readonly Said<KpiDirection>[] = [
  { value: "higher", label: "Higher is better" },
  { value: "lower", label: "Lower is better" },
  { value: "neutral", label: "Neither" },
];

export const grainWords: Record<KpiGrain, string> = {
  interaction: "Interaction",
  customer: "Customer",
  period: "Period and team",
};
