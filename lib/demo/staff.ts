import type { Chance } from "./chance";

export interface Agent {
  readonly name: string;
  readonly team: string;
  /** What an agent brings to a contact, in standard deviations around the average agent. */
  readonly skill: number;
  readonly warmth: number;
}

/** Teams, and how far the skill of each lies from the average; whole teams differ visibly. */
const teams = [
  { name: "Aurora", skill: 0.55 },
  { name: "Beacon", skill: 0.35 },
  { name: "Cedar", skill: 0.15 },
  { name: "Delta", skill: -0.05 },
  { name: "Ember", skill: -0.3 },
  { name: "Fjord", skill: -0.75 },
] as const;

export const teamNames: readonly string[] = teams.map(({ name }) => name);

const firstNames = [
  ...["Ada", "Ben", "Carla", "Dario", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jonas"],
  ...["Kira", "Liam", "Maya", "Nils", "Olga", "Pavel", "Rosa", "Sven", "Tilda", "Umar"],
] as const;
const initials = ["B.", "K.", "S."] as const;

/** Sixty agents in six teams. */
export function hireAgents(chance: Chance): Agent[] {
  return initials.flatMap((initial, round) =>
    firstNames.map((first, i) => {
      const team = teams[(i + round * firstNames.length) % teams.length] ?? teams[0];
      return {
        name: `${first} ${initial}`,
        team: team.name,
        skill: team.skill + 0.5 * chance.normal(),
        warmth: chance.normal(),
      };
    }),
  );
}
