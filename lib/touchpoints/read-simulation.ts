import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { findSimulation, latestOf } from "@/lib/touchpoints/simulation-run.store";
import {
  type OneSimulation,
  Simulation,
  type SimulationRun,
} from "@/lib/touchpoints/simulation-shapes";

type Row = NonNullable<Awaited<ReturnType<typeof findSimulation>>>;

/** How far a simulation is, and what it gave. */
export async function readSimulation(
  ctx: Context,
  { simulationId }: OneSimulation,
): Promise<SimulationRun> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, (tx) => simulationById(tx, simulationId));
}

/**
 * The one that was asked for last.
 *
 * @param subjectId a trigger, the survey of a new one, or the organisation: its contact policy
 */
export async function latestSimulation(
  ctx: Context,
  subjectId: string,
): Promise<SimulationRun | undefined> {
  permit(ctx, "triggers.read");
  const found = await inTransaction(ctx, (tx) => latestOf(tx, subjectId));
  return found && runOf(found);
}

export async function simulationById(tx: Tx, id: string): Promise<SimulationRun> {
  const found = await findSimulation(tx, id);
  if (!found) throw new Refusal("not-found", "There is no such simulation.");
  return runOf(found);
}

function runOf({ askedAt, result, ...row }: Row): SimulationRun {
  const simulation = result === null ? null : Simulation.parse(result);
  return { ...row, askedAt: askedAt.toISOString(), simulation };
}
