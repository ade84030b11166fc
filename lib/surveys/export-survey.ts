import type { Context } from "@/lib/access/context";
import { readSurvey } from "./read";
import type { ReadSurvey } from "./shapes";

/** A survey's draft as JSON that makes the same survey again, here or elsewhere. */
export async function exportSurvey(ctx: Context, input: ReadSurvey): Promise<string> {
  const { name, definition } = await readSurvey(ctx, input);
  return `${JSON.stringify({ name, definition }, undefined, 2)}\n`;
}
