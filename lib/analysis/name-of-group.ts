import { nameOfKey } from "@/lib/ground/name-of-key";

// Touchpoints and channels are called by systems; teams, agents and segments by people.
const calledBySystems = new Set(["interaction.touchpoint", "interaction.channel"]);

/** What one of the groups that a variable makes is called where people read it. */
export function nameOfGroup(variable: string, group: string): string {
  return calledBySystems.has(variable) ? nameOfKey(group) : group;
}
