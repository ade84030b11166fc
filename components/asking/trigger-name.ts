import type { TriggerNames } from "@/lib/touchpoints/shapes";

/** What a trigger is called; one without a name by its survey. */
export function triggerName(triggers: TriggerNames, id: string): string {
  const known = triggers[id];
  if (!known) return "A trigger that was removed";
  return known.name || `A trigger of ${known.survey}`;
}
