import { ErasureUnderWay } from "../passing-failures";
import { holdErasures, lastErasure } from "./customers-in.store";
import type { AnsweredVersion } from "./responses-in.store";
import type { Writing } from "./staging.store";

/** What is the same for every chunk of a run. */
export interface ChunkSettings {
  /** Whether the triggers decide on the interactions. */
  surveyable: boolean;
  version: AnsweredVersion | undefined;
  currency: string;
  /** Whether the KPI "referrals" holds how many there are. */
  countsReferrals: boolean;
  /** When somebody was erased last; 0: nobody, so that ids need not be looked up among the erased. */
  lastErasure: number;
}

/** Somebody was erased since the run began: what it knows of customers no longer holds. */
export class ErasedMeanwhile extends Error {}

/** @throws ErasedMeanwhile */
export async function checkNobodyErased(writing: Writing, settings: ChunkSettings): Promise<void> {
  if ((await lastErasure(writing)) !== settings.lastErasure) throw new ErasedMeanwhile();
}

/**
 * Asked when events are written, right before they count: an erasure that comes later waits, and
 * finds them; one that was done before is seen here.
 * @throws ErasedMeanwhile @throws ErasureUnderWay
 */
export async function checkNobodyIsErased(
  writing: Writing,
  settings: ChunkSettings,
): Promise<void> {
  if (!(await holdErasures(writing))) throw new ErasureUnderWay();
  await checkNobodyErased(writing, settings);
}
