import type { Context } from "@/lib/access/context";
import { createSurvey } from "./create-survey";
import { readSurvey } from "./read";
import type { ReadSurvey, Survey } from "./shapes";

const longestName = 120;

/** Makes a new survey of another's draft; nobody is asked it until it is published. */
export async function copySurvey(ctx: Context, input: ReadSurvey): Promise<Survey> {
  const { name, definition } = await readSurvey(ctx, input);
  return createSurvey(ctx, { name: `Copy of ${name}`.slice(0, longestName).trim(), definition });
}
