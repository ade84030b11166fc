import { held, scattered } from "./calls";
import type { ImportedFile } from "./import-file";

const always = {
  id: "interaction.externalId",
  when: "interaction.occurredAt",
  hold: { to: "kpi.held_s", label: "Time on hold", unit: "s", direction: "lower" },
  talk: { to: "kpi.talked_s", label: "Time talking", unit: "s", direction: "neutral" },
};

const measured = (i: number) => {
  const { hold, talk } = held(i);
  return [`call-${i}`, `2026-03-${String(1 + (i % 28)).padStart(2, "0")}T10:00:00Z`, hold, talk];
};

const file = (
  length: number,
  more: Record<string, unknown>,
  cells: (i: number) => (string | number)[],
) => ({
  mapping: { ...always, ...more },
  rows: Array.from({ length }, (_, i) => [...measured(i), ...cells(i)]),
});

const nps = { nps: "answer.nps" };

/** Calls were measured, and nobody was asked. */
export const noResponses: ImportedFile = file(60, {}, () => []);

/** Calls were measured, and one customer answered. */
export const oneResponse: ImportedFile = file(1, nps, () => [9]);

/** Everybody who answered would recommend; at one touchpoint, with the same answer. */
export const allPromoters: ImportedFile = file(
  200,
  { where: "interaction.touchpoint", ...nps },
  (i) => (i % 4 === 0 ? ["Desk", 10] : ["Phone", scattered(i, 61) % 2 === 0 ? 10 : 9]),
);

/** One of what is measured is zero in every call. */
export const alwaysZero: ImportedFile = file(
  200,
  {
    lost: { to: "kpi.connections_lost", label: "Lost connections", level: "technical" },
    ...nps,
  },
  (i) => [0, held(i).score],
);

const agents = 2_000;

/** Two thousand agents with six answers each; one of them keeps nobody waiting, and is liked. */
export const manyAgents: ImportedFile = {
  mapping: { ...always, agent: "interaction.agent", team: "interaction.team", ...nps },
  rows: Array.from({ length: 6 * agents }, (_, i) => {
    const agent = 1 + (i % agents);
    const score = agent === 77 ? 10 : held(i).score;
    return [...measured(i), `Agent ${String(agent).padStart(4, "0")}`, `Team ${agent % 90}`, score];
  }),
};
