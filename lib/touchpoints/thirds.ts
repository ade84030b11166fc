import type { Tx } from "@/lib/access/context";
import type { WorthRules } from "@/lib/db/customer-worth";
import { worthRulesOf } from "@/lib/db/worth-rules-of";
import { valueBounds } from "@/lib/touchpoints/simulation.store";
import type { Tier } from "@/lib/touchpoints/simulation-shapes";

/** How customers are cut into thirds by what they are worth; no bounds where too few values are known. */
export interface Thirds {
  rules: WorthRules;
  bounds: readonly [number, number] | null;
}

export async function readThirds(tx: Tx): Promise<Thirds> {
  const rules = await worthRulesOf(tx);
  return { rules, bounds: await valueBounds(tx, rules) };
}

/** In which third somebody is of whom that is known. */
export function tierOf(bounds: Thirds["bounds"], worth: number | undefined): Tier | null {
  if (bounds === null || worth === undefined) return null;
  if (worth < bounds[0]) return "lowest";
  return worth < bounds[1] ? "middle" : "highest";
}
