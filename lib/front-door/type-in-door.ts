import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { isRefusal } from "@/lib/ground/refusal";
import { typedInFor } from "@/lib/responses/begin-type-in";
import { typeInResponse } from "@/lib/responses/type-in-response";
import type { TypeIn } from "@/lib/responses/type-in-shapes";
import { renderNotice, renderSurvey } from "@/lib/surveys/page/render";
import { type Step, stepOf } from "@/lib/surveys/page/step";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import type { Answer, Ask } from "./exchange";
import { pageAnswer } from "./page-answer";
import { readSubmission } from "./submission";
import { inWidgetFrame } from "./widget-door";

/**
 * The survey's own page, for a member who types in what somebody said or wrote. Nothing has to be
 * answered: a sheet of paper lets through what it lets through.
 */
export async function typeInDoor(ask: Ask, ctx: Context, input: TypeIn): Promise<Answer> {
  return inWidgetFrame(await answer(ask, ctx, input), ["'self'"]);
}

async function answer(ask: Ask, ctx: Context, input: TypeIn): Promise<Answer> {
  try {
    const { definition } = await inTransaction(ctx, (tx) => typedInFor(tx, input));
    const asked = asOnPaper(definition);
    if (ask.method !== "POST") return page(ask, asked, {}, input);
    const { sent } = await readSubmission(ask);
    const step = stepOf(asked, sent.fields, { seed: input.entry });
    if (step.at !== undefined || step.problems.length > 0) {
      return page(ask, asked, Object.fromEntries(sent.fields), input, step);
    }
    await typeInResponse(ctx, { ...input, answers: step.answers });
    return notice(ask, "The answers are stored", "Begin with the next sheet or call.", "done");
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return notice(ask, "The answers were not stored", error.message, "sorry");
  }
}

/** In the survey's own language, with nothing that must be answered. */
function asOnPaper({ translations: _, ...definition }: SurveyDefinition): SurveyDefinition {
  const questions = definition.questions.map((one) => ({ ...one, required: false as const }));
  return { ...definition, questions };
}

function page(
  ask: Ask,
  definition: SurveyDefinition,
  given: Readonly<Record<string, string>>,
  { entry }: TypeIn,
  { problems, at }: Pick<Step, "problems" | "at"> = { problems: [] },
): Answer {
  const { look } = definition;
  const html = renderSurvey({
    definition,
    organization: "",
    given,
    problems: Object.fromEntries(problems.map(({ path, message }) => [path, message])),
    seed: entry,
    brief: true,
    ...(at !== undefined && { at }),
  });
  return pageAnswer(ask, html, { look, kind: "widget", status: problems.length > 0 ? 422 : 200 });
}

function notice(ask: Ask, heading: string, said: string, mood: "done" | "sorry"): Answer {
  const html = renderNotice({ language: "en", organization: "", heading, said: [said], mood });
  return pageAnswer(ask, html, { kind: "widget", status: mood === "done" ? 200 : 409 });
}
