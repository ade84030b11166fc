import type { Context } from "@/lib/access/context";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { roundOfForm, type SaveRound } from "@/lib/touchpoints/rounds/save-round-shape";
import type { Round } from "@/lib/touchpoints/rounds/shapes";

/** Has a round counted that was typed into its form. */
export async function saveRound(ctx: Context, input: SaveRound): Promise<Round> {
  return createRound(ctx, roundOfForm(input));
}
