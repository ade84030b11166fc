import type { MigrationCell, Rung } from "@/lib/value/ladder/rungs";

export const bridgeParts = ["opening", "added", "saved", "put at risk", "lost", "closing"] as const;
export type BridgePart = (typeof bridgeParts)[number];

/** Value that is not at risk, from the start of a quarter to its end; what is lost is negative. */
export interface Bridge {
  parts: Record<BridgePart, Amount>;
  /** Beside it, what is at risk at either end, and what of the former has left. */
  atRisk: { opening: Amount; closing: Amount; lost: Amount };
}

/** What customers are worth, and how many they are; of what is taken away both are negative. */
export interface Amount {
  value: number;
  n: number;
}

const isSafe = (rung: Rung) => rung !== "at risk" && rung !== "new" && rung !== "left";

/**
 * How the value of customers who are not at risk came about: opening + added + saved − put at risk −
 * lost = closing. Each customer counts with one value throughout, so that it is people who moved and
 * no estimate.
 */
export function bridgeOf(cells: readonly MigrationCell[]): Bridge {
  const sum = (belongs: (cell: MigrationCell) => boolean, sign = 1) => {
    const found = cells.filter(belongs);
    const total = (of: (cell: MigrationCell) => number) =>
      found.reduce((reached, cell) => reached + sign * of(cell), 0);
    return { value: total(({ value }) => value), n: total(({ n }) => n) };
  };
  return {
    parts: {
      opening: sum(({ from }) => isSafe(from)),
      added: sum(({ from, to }) => from === "new" && isSafe(to)),
      saved: sum(({ from, to }) => from === "at risk" && isSafe(to)),
      "put at risk": sum(({ from, to }) => isSafe(from) && to === "at risk", -1),
      lost: sum(({ from, to }) => isSafe(from) && to === "left", -1),
      closing: sum(({ to }) => isSafe(to)),
    },
    atRisk: {
      opening: sum(({ from }) => from === "at risk"),
      closing: sum(({ to }) => to === "at risk"),
      lost: sum(({ from, to }) => from === "at risk" && to === "left"),
    },
  };
}
