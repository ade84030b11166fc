import type { KpiMention } from "@/lib/kpis/shapes";

/** What the demo's contact centre measures on every contact. */
export const contactKpis: readonly KpiMention[] = [
  { key: "speed_of_answer", label: "Speed of answer", unit: "s", direction: "lower" },
  { key: "hold_time", label: "Hold time", unit: "s", direction: "lower" },
  { key: "talk_time", label: "Talk time", unit: "s", direction: "neutral" },
  { key: "handle_time", label: "Handle time", unit: "s", direction: "lower" },
  { key: "transfers", label: "Transfers", unit: "", direction: "lower" },
  { key: "first_contact_resolution", label: "First contact resolution", direction: "higher" },
  { key: "menu_steps", label: "Menu steps", unit: "", direction: "lower" },
];

/** What is measured of each team's systems every day. */
export const systemKpis: readonly KpiMention[] = [
  {
    key: "app_availability",
    label: "Application availability",
    level: "technical",
    unit: "%",
    direction: "higher",
    grain: "period",
  },
  {
    key: "page_errors",
    label: "Page errors",
    level: "technical",
    unit: "per 1,000 pages",
    direction: "lower",
    grain: "period",
  },
];
