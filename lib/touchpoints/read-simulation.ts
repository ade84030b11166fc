import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import {
  findSimulation,
  latestOf,
  silenceMilliseconds,
} from "@/lib/touchpoints/simulation-run.store";
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
  return found && runOf(found, ctx.now());
}

export async function simulationById(tx: Tx, id: string): Promise<SimulationRun> {
  const found = await findSimulation(tx, id);
  if (!found) throw new Refusal("not-found", "There is no such simulation.");
  return runOf(found, tx.now());
}

const stopped = "It stopped before it was done. Replay again.";
const outdated = "It was worked out by an earlier version. Replay again.";

function runOf({ askedAt, heardAt, result, ...row }: Row, now: Date): SimulationRun {
  const told = { ...row, askedAt: askedAt.toISOString(), simulation: null };
  const silent = now.getTime() - heardAt.getTime() > silenceMilliseconds;
  if (row.status === "running" && silent) return { ...told, status: "ended", problem: stopped };
  if (result === null) return told;
  const kept = Simulation.safeParse(result);
  return kept.success ? { ...told, simulation: kept.data } : { ...told, problem: outdated };
}
