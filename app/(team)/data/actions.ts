"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import type { Answer } from "@/lib/ground/answer";
import { discardUpload } from "@/lib/imports/discard-upload";
import { examineAgain } from "@/lib/imports/examine-again";
import { readImport } from "@/lib/imports/read";
import { ExamineAgain, ImportRequest, StartImport } from "@/lib/imports/shapes";
import { startImport } from "@/lib/imports/start-import";
import { describeKpi } from "@/lib/kpis/describe-kpi";
import { removeComputedKpi } from "@/lib/kpis/remove-computed-kpi";
import { KpiForm, OneKpi } from "@/lib/kpis/shapes";

/** What was changed shows at once. */
async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/data", "layout");
  return given;
}

export const saveKpi = async (input: unknown) => shown(action(KpiForm, describeKpi)(input));

export const removeKpi = async (input: unknown) => shown(action(OneKpi, removeComputedKpi)(input));

export const readDifferently = async (input: unknown) =>
  shown(action(ExamineAgain, examineAgain)(input));

export const discard = async (input: unknown) => shown(action(ImportRequest, discardUpload)(input));

/** Begins an import or its check, and tells how it stands from the start. */
export const beginImport = async (input: unknown) =>
  action(StartImport, async (ctx, request) => {
    const { id } = await startImport(ctx, request);
    return readImport(ctx, { importId: id });
  })(input);
