"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import type { Answer } from "@/lib/ground/answer";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { CreateSurvey, EditSurvey, PublishSurvey } from "@/lib/surveys/shapes";

/** What was changed shows at once: in the list, and in the survey's own heading. */
async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/surveys", "layout");
  return given;
}

export const makeSurvey = async (input: unknown) =>
  shown(action(CreateSurvey, createSurvey)(input));

export const saveSurvey = async (input: unknown) => shown(action(EditSurvey, editSurvey)(input));

export const putOut = async (input: unknown) => shown(action(PublishSurvey, publishSurvey)(input));
