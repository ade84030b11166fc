"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import type { Answer } from "@/lib/ground/answer";
import { copySurvey } from "@/lib/surveys/copy-survey";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { readSurvey } from "@/lib/surveys/read";
import { readTexts } from "@/lib/surveys/read-texts";
import {
  CreateSurvey,
  EditSurvey,
  PublishSurvey,
  ReadSurvey,
  ReadTexts,
  TagSurvey,
} from "@/lib/surveys/shapes";

/** What was changed shows at once: in the list, and in the survey's own heading. */
async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/surveys", "layout");
  return given;
}

export const makeSurvey = async (input: unknown) =>
  shown(action(CreateSurvey, createSurvey)(input));

export const saveSurvey = async (input: unknown) => shown(action(EditSurvey, editSurvey)(input));

export const tagSurvey = async (input: unknown) => shown(action(TagSurvey, editSurvey)(input));

export const putOut = async (input: unknown) => shown(action(PublishSurvey, publishSurvey)(input));

export const loadSurvey = async (input: unknown) => action(ReadSurvey, readSurvey)(input);

export const takeTexts = async (input: unknown) => action(ReadTexts, readTexts)(input);

export const duplicateSurvey = async (input: unknown) =>
  shown(action(ReadSurvey, copySurvey)(input));
