import { held, scattered } from "./calls";
import type { ImportedFile } from "./import-file";

const technical = [
  ["Application availability", "Time to open the customer's file", "Voice quality", "Packet loss"],
  ["Page load time", "Log-in time", "Failed log-ins", "Sessions interrupted"],
  ["Search time in the knowledge base", "Screen changes per call", "Printer errors", "Retries"],
  ["Chat delivery delay", "Telephone network jitter", "Database waiting time", "Failed payments"],
  ["Voice recognition errors", "Menu steps before a person", "Callback failures", "App crashes"],
].flat();

const operational = [
  ["Handle time", "Talk time", "After-call work", "Transfers between departments"],
  ["Speed of answer", "Calls before this one", "Days since the first contact", "Queue position"],
  ["Contacts until resolved", "Concessions offered", "Complaints before", "Messages exchanged"],
  ["Documents requested", "Appointments moved", "Minutes late on arrival", "Visits needed"],
  ["Agent's months in the job", "Agent's calls that day", "Team occupancy", "Shift hour"],
  ["Invoice corrections", "Days to delivery", "Days until refund"],
].flat();

const rated = [
  ["Friendliness", "Knowledge", "Clarity", "Patience", "Listening", "Fairness"],
  ["Honesty", "Follow-up", "Waiting", "Opening hours", "Price", "Quality of the product"],
].flat();

const kpis = [
  ...technical.map((label, k) => ({ to: `kpi.technical_${k}`, label, level: "technical" })),
  ...operational.map((label, k) => ({ to: `kpi.operational_${k}`, label, level: "operational" })),
];

/** The nearer to the hold time, the later a condition stands in its list: most are chance. */
function measured(i: number, k: number): number {
  const chance = scattered(i * (k + 3), 29 + k);
  return k % 5 === 4 ? held(i).hold + chance / 2 : chance;
}

function rating(i: number, k: number): number {
  const asScore = k % 3 === 0 ? Math.ceil(held(i).score / 2) : 1 + (scattered(i, 7 + k) % 5);
  return Math.max(1, Math.min(5, asScore));
}

/** Four hundred calls of which sixty things are known: the most a matrix shows. */
export const sixtyVariables: ImportedFile = {
  mapping: {
    id: "interaction.externalId",
    when: "interaction.occurredAt",
    who: "customer.externalId",
    worth: "customer.clv",
    stayed: { to: "customer.retained", true: ["yes"], false: ["no"] },
    hold: { to: "kpi.held_s", label: "Time on hold", unit: "s", direction: "lower" },
    ...Object.fromEntries(kpis.map((kpi, k) => [`kpi ${k}`, { ...kpi, direction: "lower" }])),
    ...Object.fromEntries(rated.map((label, k) => [label, `answer.rated_${k}`])),
    csat: "answer.csat",
    nps: "answer.nps",
  },
  rows: Array.from({ length: 400 }, (_, i) => {
    const { hold, score } = held(i);
    return [
      ...[`call-${i}`, `2026-03-${String(1 + (i % 28)).padStart(2, "0")}T10:00:00Z`],
      ...[`customer-${i}`, 200 + 40 * score + scattered(i, 3), score > 4 ? "yes" : "no", hold],
      ...kpis.map((_, k) => measured(i, k)),
      ...rated.map((_, k) => rating(i, k)),
      ...[Math.max(1, Math.min(5, Math.ceil((score + (i % 3)) / 2))), score],
    ];
  }),
};
