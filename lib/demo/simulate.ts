import type { Person } from "./customers";
import { liveContacts, type SimulatedInteraction } from "./interactions";
import {
  buySome,
  type CustomerEnding,
  customerEndings,
  leaveSome,
  type SimulatedPurchase,
} from "./relationships";
import { answerSome, type SimulatedResponse } from "./responses";
import { type DemoPlan, foundWorld, type StretchPlan, type World } from "./world";

/** What happened in one calendar month. */
export interface SimulatedMonth {
  readonly interactions: readonly SimulatedInteraction[];
  readonly responses: readonly SimulatedResponse[];
  readonly purchases: readonly SimulatedPurchase[];
}

/** Lives through one stretch: contacts, answers, then who leaves, then what is bought. */
export function liveThrough(world: World, stretch: StretchPlan): SimulatedMonth {
  const interactions = liveContacts(world, stretch);
  const responses = answerSome(world, interactions, stretch.responses);
  leaveSome(world, stretch);
  return { interactions, responses, purchases: buySome(world, stretch) };
}

/** The whole time at once. */
export interface Simulation {
  readonly world: World;
  readonly people: readonly Person[];
  readonly interactions: readonly SimulatedInteraction[];
  readonly responses: readonly SimulatedResponse[];
  readonly purchases: readonly SimulatedPurchase[];
  readonly endings: readonly CustomerEnding[];
}

/** The simulated organisation in memory, for looking at; storing it goes month by month. */
export function simulate(plan: DemoPlan): Simulation {
  const world = foundWorld(plan);
  const months = world.stretches.map((stretch) => liveThrough(world, stretch));
  return {
    world,
    people: world.people,
    interactions: months.flatMap((month) => month.interactions),
    responses: months.flatMap((month) => month.responses),
    purchases: months.flatMap((month) => month.purchases),
    endings: customerEndings(world),
  };
}
