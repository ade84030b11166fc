import type { Context } from "@/lib/access/context";
import { readRows } from "./reading/records";
import type { PlannedColumns } from "./rows/columns";
import { type RowContext, rowParser } from "./rows/parse-row";
import type { Ranges } from "./rows/survey-of-columns";
import type { Examination } from "./shapes";
import { uploadedBytes } from "./uploaded-bytes";

interface Observation {
  examination: Examination;
  plan: PlannedColumns;
  context: RowContext;
  /** The questions whose values are looked at. */
  keys: readonly string[];
}

/** Smallest and largest answer in a whole file, as the mapping reads it: missing words left out. */
export async function observedRanges(
  ctx: Context,
  importId: string,
  { examination, plan, context, keys }: Observation,
): Promise<Ranges> {
  const ranges = new Map<string, { min: number; max: number; whole: boolean }>();
  if (keys.length === 0) return ranges;
  const wanted = new Set(keys);
  const columns = plan.columns.filter(
    ({ target }) => target.of === "answer" && wanted.has(target.key),
  );
  const makes = {
    customer: false,
    interaction: true,
    purchase: false,
    referral: false,
    period: false,
  };
  const read = rowParser({ columns, defaults: [], makes, problems: [] }, context);
  for await (const records of readRows(uploadedBytes(ctx, importId), examination)) {
    for (const row of records.map(read)) {
      const answers = "line" in row ? Object.entries(row.answers ?? {}) : [];
      for (const [key, value] of answers) widen(ranges, key, value);
    }
  }
  return ranges;
}

function widen(
  ranges: Map<string, { min: number; max: number; whole: boolean }>,
  key: string,
  value: unknown,
): void {
  if (typeof value !== "number") return;
  const { min, max, whole } = ranges.get(key) ?? { min: value, max: value, whole: true };
  ranges.set(key, {
    min: Math.min(min, value),
    max: Math.max(max, value),
    whole: whole && Number.isInteger(value),
  });
}
