import { z } from "zod";
import { progressOf } from "@/lib/analysis/progress-of";
import {
  type CompleteColumns,
  completeColumns,
  type Frame,
  type Unit,
  unitColumns,
} from "@/lib/analysis/response-matrix";
import { Sample } from "@/lib/analysis/sample";
import { bootstrapInSlices, bootstrapPlan } from "@/lib/stats/bootstrap";
import { clusterMoments } from "@/lib/stats/cluster-moments";
import { usableDrivers } from "@/lib/stats/driver-correlations";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import type { Interval } from "@/lib/stats/proportion";
import { relativeImportance } from "@/lib/stats/relative-importance";
import { nth } from "@/lib/stats/vector";

/** What the conditions explain within one group of rows. */
export const GroupImportance = z.object({
  key: z.string(),
  label: z.string(),
  n: z.int(),
  r2: z.number().nullable(),
  /** Empty where the group is too small, or nothing varies in it. */
  shares: z.array(
    z.object({ key: z.string(), value: z.number(), low: z.number(), high: z.number() }),
  ),
  /** Of all rows that were read, of this group and the others. */
  sample: Sample.optional(),
});
export type GroupImportance = z.infer<typeof GroupImportance>;

/** Rows of the frame that belong together. */
export interface RowGroup {
  readonly key: string;
  readonly label: string;
  readonly frame: Frame;
}

export interface GroupRules {
  readonly outcome: string;
  readonly drivers: readonly string[];
  readonly unit: Unit;
  readonly minimum: number;
}

const draws = 200;
const seed = 1;
/** A regression on fewer units per driver says more of chance than of customers. */
const unitsPerDriver = 10;

/**
 * Relative importance of the same drivers in each group, with percentile intervals from 200
 * resamples of its customers. Yields the share that is done between draws.
 */
export function* importanceByGroup(
  groups: readonly RowGroup[],
  rules: GroupRules,
): Generator<number, GroupImportance[]> {
  const found: GroupImportance[] = [];
  for (const [position, { key, label, frame }] of groups.entries()) {
    const keys = [rules.outcome, ...rules.drivers];
    const complete = completeColumns(unitColumns(frame, keys, rules.unit));
    const steps = sharesWithin(complete, rules);
    const shares = yield* progressOf(groups.length * draws, position * draws, steps);
    const sample = frame.sample ? { sample: frame.sample } : {};
    found.push({ key, label, n: complete.n, ...shares, ...sample });
  }
  return found;
}

const nothing = { r2: null, shares: [] };

function* sharesWithin(
  complete: CompleteColumns,
  { drivers, minimum }: GroupRules,
): Generator<number, Pick<GroupImportance, "r2" | "shares">> {
  const [y, ...columns] = complete.columns;
  const least = Math.max(minimum, unitsPerDriver * (drivers.length + 1));
  if (!y || complete.n < least) return nothing;
  try {
    const { kept } = usableDrivers(columns);
    const x = kept.flatMap((position) => columns[position] ?? []);
    const importance = relativeImportance(x, y);
    const clusters = clusterMoments([...x, y], Array.from(complete.clusters));
    const { measure } = bootstrapPlan(x.length);
    const { shares } = yield* bootstrapInSlices({ clusters, draws, measure, seed });
    const values = importance.lmg ?? importance.relativeWeights;
    return {
      r2: importance.rSquared,
      shares: kept.flatMap((position, j) => shareOf(drivers[position], values[j], shares[j])),
    };
  } catch (error) {
    if (error instanceof InsufficientData) return nothing;
    throw error;
  }
}

function shareOf(key: string | undefined, value: number | undefined, limits: Interval | undefined) {
  return key === undefined || value === undefined || !limits ? [] : [{ key, value, ...limits }];
}

/** The rows of a frame for which something holds. */
export function rowsWhere(frame: Frame, holds: (row: number) => boolean): Frame {
  const rows = Int32Array.from({ length: frame.rows }, (_, row) => row).filter(holds);
  const picked = (column: Float64Array) => Float64Array.from(rows, (row) => nth(column, row));
  const codes = (column: Int32Array) => Int32Array.from(rows, (row) => nth(column, row));
  const { interaction, customer, day } = frame.units;
  return {
    rows: rows.length,
    units: {
      interaction: codes(interaction),
      customer: codes(customer),
      day: codes(day),
      "team-day": codes(frame.units["team-day"]),
    },
    columns: new Map([...frame.columns].map(([key, column]) => [key, picked(column)])),
    ...(frame.sample ? { sample: frame.sample } : {}),
  };
}
