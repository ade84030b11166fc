import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "./read";
import type { CreateSurvey, Survey, SurveyDefinition } from "./shapes";
import { insertSurvey } from "./store";
import { surveyTemplates, templateNamed } from "./templates";

function definitionOf({ template, definition }: CreateSurvey): SurveyDefinition {
  const found = definition ?? templateNamed(template ?? "")?.definition;
  if (found) return found;
  const message = `The templates are ${surveyTemplates.map(({ key }) => key).join(", ")}.`;
  const fields = [{ path: "template", code: "unknown", message }];
  throw new Refusal("invalid", "There is no such template.", { fields });
}

/** Makes a survey: a draft that nobody is asked until it is published. */
export async function createSurvey(ctx: Context, input: CreateSurvey): Promise<Survey> {
  permit(ctx, "surveys.edit");
  const definition = definitionOf(input);
  return inTransaction(ctx, async (tx) => {
    const surveyId = await insertSurvey(tx, input.name, definition);
    await recordAct(tx, "survey.created", { kind: "survey", id: surveyId }, { name: input.name });
    return surveyById(tx, surveyId);
  });
}
