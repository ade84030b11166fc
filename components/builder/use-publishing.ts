"use client";

import { useState } from "react";
import type { Answer } from "@/lib/ground/answer";
import type { PublishSurvey, SurveyVersion } from "@/lib/surveys/shapes";

export type Outcome =
  | { kind: "unsaved" }
  | { kind: "published"; version: number }
  | { kind: "refused"; message: string };

interface PublishingOptions {
  surveyId: string;
  saveNow: () => Promise<boolean>;
  publish: (input: PublishSurvey) => Promise<Answer<SurveyVersion>>;
}

/** Publishes what is typed: saved first, and what became of it. */
export function usePublishing({ surveyId, saveNow, publish }: PublishingOptions) {
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const published = async (): Promise<Outcome> => {
    if (!(await saveNow())) return { kind: "unsaved" };
    const answer = await publish({ surveyId }).catch(() => undefined);
    if (!answer) return { kind: "refused", message: "The server could not be reached." };
    if (!answer.ok) return { kind: "refused", message: answer.message };
    return { kind: "published", version: answer.value.version };
  };
  const putOut = async () => {
    setBusy(true);
    setOutcome(undefined);
    setOutcome(await published());
    setBusy(false);
  };
  return { outcome, busy, putOut };
}
