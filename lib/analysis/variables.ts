import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { VariablesAnswer, VariablesRequest } from "@/lib/analysis/shapes";

/** Everything that can be analysed, with how often it is known. */
export async function variables(ctx: Context, _: VariablesRequest): Promise<VariablesAnswer> {
  permit(ctx, "analysis.read");
  const { entries, groupings, dataVersion } = await readCatalogue(ctx);
  const data = entries.map(({ variable }) => variable);
  return { data, nextCursor: null, groupings, meta: { dataVersion } };
}
