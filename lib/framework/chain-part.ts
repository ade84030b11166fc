import { z } from "zod";
import { nameOfKey } from "@/lib/ground/name-of-key";

const Name = z.string().trim().min(1).max(200).optional().catch(undefined);

/** Of which team and touchpoint the chain is measured, as the address has it; of everybody where it names none. */
export const ChainPart = z.object({ ofTeam: Name, ofTouchpoint: Name });
export type ChainPart = z.infer<typeof ChainPart>;

/** The rows of a part. */
export function filterOf({ ofTeam, ofTouchpoint }: ChainPart) {
  return {
    ...(ofTeam && { teams: [ofTeam] }),
    ...(ofTouchpoint && { touchpoints: [ofTouchpoint] }),
  };
}

/** "Aurora, Billing"; nothing where it is everybody's. */
export function partName({ ofTeam, ofTouchpoint }: ChainPart): string {
  return [ofTeam, ofTouchpoint && nameOfKey(ofTouchpoint)].flatMap((name) => name ?? []).join(", ");
}
