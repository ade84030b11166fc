import { correlationCells } from "@/lib/analysis/correlation-cells";
import { driverEstimates } from "@/lib/analysis/driver-estimates";
import { otherModels } from "@/lib/analysis/other-models";
import type { Shortage } from "@/lib/stats/insufficient-data";

/**
 * What may take longer than other requests should wait for: plain data in, plain data out. Each
 * yields between steps, a number being the share that is done.
 */
export const computations = { correlationCells, driverEstimates, otherModels };

export type ComputationName = keyof typeof computations;

type Returned<G> = G extends Generator<unknown, infer R> ? R : never;

export type ComputationInput<N extends ComputationName> = Parameters<(typeof computations)[N]>;
export type ComputationResult<N extends ComputationName> = Returned<
  ReturnType<(typeof computations)[N]>
>;

/** One computation that was asked for. */
export interface Asked {
  id: number;
  name: ComputationName;
  input: unknown[];
}

/** What the thread says of it: how far it is, what came out, or why nothing did. */
export type Told =
  | { id: number; share: number }
  | { id: number; result: unknown }
  | { id: number; shortage: { reason: Shortage; columns: readonly number[] } }
  | { id: number; failure: unknown };
