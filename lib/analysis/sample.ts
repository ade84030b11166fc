import { z } from "zod";
import { figure } from "@/lib/analysis/figures";

/** Of too many rows: one in how many customers was read, and the rows of the others. */
export const Sample = z.object({ oneIn: z.int(), unread: z.int() });
export type Sample = z.infer<typeof Sample>;

/** " A sample of one in 4 customers; 300,000 rows are not in it."; nothing where all were read */
export function sampleWords(sample: Sample | undefined): string {
  if (!sample) return "";
  const { oneIn, unread } = sample;
  return ` A sample of one in ${figure(oneIn)} customers; ${figure(unread)} rows are not in it.`;
}
