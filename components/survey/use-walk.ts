"use client";

import { useState } from "react";
import { classOf } from "@/lib/metrics/nps";
import { answerTo } from "@/lib/surveys/answer";
import { inLanguage } from "@/lib/surveys/languages";
import { renderNotice, renderSurvey } from "@/lib/surveys/page/render";
import { type Step, stepOf } from "@/lib/surveys/page/step";
import { wordsFor } from "@/lib/surveys/page/words";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

interface Walked {
  definition: SurveyDefinition;
  organization: string;
  language?: string | undefined;
}

/** A walk through a survey as its customers take it, of which nothing is sent. */
export function useWalk({ definition, organization, language }: Walked) {
  // Where they lead is seen anew each time, because the survey is changed while it is walked.
  const [given, setGiven] = useState<Record<string, string>>();
  /** What a button of the page does: the form goes one step on. */
  const follow = (event: Event) => {
    const button = buttonOf(event.target);
    const link = linkOf(event.target);
    if (link?.getAttribute("href") === "?answers") setGiven(undefined);
    if (link || button) event.preventDefault();
    if (!button?.form) return;
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(button.form)) fields[name] = String(value);
    if (button.name) fields[button.name] = button.value;
    setGiven(fields);
  };
  const common = { definition, organization, language, plain: true };
  if (!given) return { page: renderSurvey(common), follow };
  const step = stepOf(definition, new Map(Object.entries(given)));
  const problems = Object.fromEntries(step.problems.map(({ path, message }) => [path, message]));
  const page =
    step.at === undefined
      ? thanksPage({ definition, organization, language }, step)
      : renderSurvey({ ...common, given, problems, at: step.at });
  return { page, follow };
}

function thanksPage({ definition, organization, language }: Walked, { answers }: Step): string {
  const read = inLanguage(definition, language ?? definition.language);
  const { thanks, look, questions } = read.definition;
  const nps = questions.find(({ role }) => role === "nps");
  const score = nps && answerTo(answers, nps.key);
  const said = typeof score === "number" ? thanks[classOf(score)] : undefined;
  const words = wordsFor(read.language);
  return renderNotice({
    language: read.language,
    organization,
    look,
    mood: "done",
    heading: words.thanks,
    said: [said ?? thanks.everyone, words.saved],
    links: [
      ...(thanks.link ? [{ href: thanks.link.address, label: thanks.link.label }] : []),
      { href: "?answers", label: words.seeAnswers },
    ],
  });
}

// Elements of a frame belong to another window, so they are known by what they are called.
function closest(target: EventTarget | null, selector: string): Element | undefined {
  if (!target || !("closest" in target) || typeof target.closest !== "function") return undefined;
  return target.closest(selector) ?? undefined;
}

function buttonOf(target: EventTarget | null): HTMLButtonElement | undefined {
  return closest(target, "button[type=submit]") as HTMLButtonElement | undefined;
}

function linkOf(target: EventTarget | null): Element | undefined {
  return closest(target, "a[href]:not([href^='#'])");
}
