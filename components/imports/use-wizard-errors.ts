"use client";

import { useEffect, useState } from "react";
import { fieldFor } from "@/components/imports/wizard-request";
import type { WizardForm } from "@/components/imports/wizard-values";
import type { Answer } from "@/lib/ground/answer";

const unreached: Answer<never> = {
  ok: false,
  code: "failed",
  message: "The server could not be reached. Nothing is lost: try again in a moment.",
  fields: [],
};

/** Tells what is wrong while one chooses, and what the server refuses, beside its field. */
export function useWizardErrors(form: WizardForm) {
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { watch, trigger } = form;
  useEffect(() => {
    // One column's choice can be another column's conflict, so everything is looked at again.
    const watching = watch(() => void trigger());
    return () => watching.unsubscribe();
  }, [watch, trigger]);
  const attempt = async <R>(act: () => Promise<Answer<R>>): Promise<Answer<R>> => {
    setBusy(true);
    setRefused(undefined);
    const answer = await act().catch(() => unreached);
    setBusy(false);
    if (answer.ok) return answer;
    setRefused(answer.message);
    for (const problem of answer.fields) {
      form.setError(fieldFor(problem, form.getValues()), { message: problem.message });
    }
    return answer;
  };
  return { refused, busy, attempt };
}
