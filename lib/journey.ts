import type { Context } from "@/lib/access/context";
import type { FactName } from "@/lib/queue/facts";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";

type Journey = Record<FactName, (ctx: Context, ids: readonly string[]) => Promise<unknown>>;

/** What follows from what. Facts may be told twice, so every verb here may run twice. */
export const journey: Journey = {
  "interaction.recorded": considerInvitations,
};
