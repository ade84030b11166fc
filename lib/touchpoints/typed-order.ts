import { z } from "zod";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { ChannelOrder, mostChannels } from "@/lib/delivery/plan-shapes";

/** An order of channels as its choices have it; an empty first one leaves it to the survey. */
export const TypedOrder = z
  .array(z.union([z.literal(""), z.enum(plannedKinds)]))
  .max(mostChannels)
  .transform((typed, issues) => {
    if (!typed[0]) return null;
    for (const [at, kind] of typed.entries()) {
      if (kind === "" || typed.indexOf(kind) === at) continue;
      issues.addIssue({ code: "custom", path: [at], message: "It is there already." });
    }
    return typed.flatMap((kind) => kind || []);
  })
  .pipe(ChannelOrder.nullable());

/** As many choices as there can be channels; those that are left open are empty. */
export const typedOrder = (askBy: readonly PlannedKind[] | null) =>
  Array.from({ length: mostChannels }, (_, at) => askBy?.[at] ?? ("" as const));
