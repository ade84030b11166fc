import type { Context } from "@/lib/access/context";
import { readSurvey } from "./read";
import type { ExportTexts } from "./shapes";
import { textsCsv, textsXliff } from "./texts-file";

/** A draft's texts beside one translation, as a file for translators. @throws Refusal "not-found" */
export async function exportTexts(ctx: Context, input: ExportTexts): Promise<string> {
  const { definition } = await readSurvey(ctx, input);
  const write = input.format === "csv" ? textsCsv : textsXliff;
  return write(definition, input.language);
}
