import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { createSurvey } from "./create-survey";
import { editSurvey } from "./edit-survey";
import { publishSurvey } from "./publish-survey";
import { readPublishedKeys } from "./read-published-keys";
import { SurveyDefinition } from "./shapes";

const db = testDatabase();

const asking = (key: string, ...options: string[]) =>
  SurveyDefinition.parse({
    ...{ language: "en", title: "Why", thanks: { everyone: "Thank you." } },
    questions: [
      {
        ...{ kind: "choice", key, wording: "Why?", label: "Reason" },
        options: options.map((option) => ({ key: option, label: option })),
      },
      { kind: "date", key: "day", wording: "When?", label: "Day" },
    ],
  });

test("keys of questions and options are known from every version, and not from the draft", async () => {
  const ctx = await db.context();
  const definition = asking("reason", "price", "service");
  const { id: surveyId } = await createSurvey(ctx, { name: "Why", definition });
  expect(await readPublishedKeys(ctx, { surveyId })).toEqual({});
  await publishSurvey(ctx, { surveyId });
  await editSurvey(ctx, { surveyId, definition: asking("reason", "price", "speed") });
  await publishSurvey(ctx, { surveyId });
  await editSurvey(ctx, { surveyId, definition: asking("cause", "never") });
  expect(await readPublishedKeys(ctx, { surveyId })).toEqual({
    reason: ["price", "service", "speed"],
    day: [],
  });
  const other = await db.context();
  await expect(readPublishedKeys(other, { surveyId })).rejects.toMatchObject({ code: "not-found" });
});
