import type { Context } from "@/lib/access/context";
import { Refusal } from "@/lib/ground/refusal";

/** Who is at the telephone. @throws Refusal for whoever is no member */
export function memberOf({ actor }: Context): string {
  if (actor.kind === "member") return actor.id;
  throw new Refusal("forbidden", "Only members make calls.", { reason: "calls.work" });
}
