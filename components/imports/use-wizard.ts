"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { useKeptValues } from "@/components/imports/use-kept-values";
import { type FormStep, useStep } from "@/components/imports/use-step";
import { useWizardErrors } from "@/components/imports/use-wizard-errors";
import { fieldFor, wizardResolver } from "@/components/imports/wizard-request";
import { valuesFor, type WizardForm, type WizardValues } from "@/components/imports/wizard-values";
import type { Answer } from "@/lib/ground/answer";
import type { Import, KnownTargets, StartImport, Upload } from "@/lib/imports/shapes";

export interface WizardSubject {
  upload: Upload;
  known: KnownTargets;
  timeZone: string;
  /** Begins the check or the import itself, as `options.dryRun` says. */
  start: (input: StartImport) => Promise<Answer<Import>>;
}

/** A check that was begun, and what it checks. */
export interface Check {
  request: StartImport;
  run: Import;
  /** Tells one check of a file from the next. */
  round: number;
}

/** The step these fields are on: the earlier one, when they are on two. */
function stepOf(fields: readonly string[]): FormStep {
  const ofColumns = fields.some((field) => field === "root" || field.startsWith("columns"));
  return ofColumns ? "columns" : "options";
}

/** What the wizard does: its form, its step, and what each button leads to. */
export function useWizard({ upload, known, timeZone, start }: WizardSubject) {
  const router = useRouter();
  const { step: asked, goTo, top } = useStep();
  const [check, setCheck] = useState<Check>();
  const form: WizardForm = useForm({
    defaultValues: valuesFor(upload, known, timeZone),
    resolver: wizardResolver(upload, known),
  });
  useKeptValues(form, upload.id, upload.examination.columns);
  const { refused, busy, attempt } = useWizardErrors(form);
  const lookAt = (errors: FieldErrors<WizardValues>) => goTo(stepOf(Object.keys(errors)));
  const toOptions = form.handleSubmit(() => goTo("options"), lookAt);
  const toCheck = form.handleSubmit(async (request) => {
    const options = { ...request.options, dryRun: true };
    const answer = await attempt(() => start({ ...request, options }));
    if (answer.ok) setCheck({ request, run: answer.value, round: (check?.round ?? 0) + 1 });
    const wrong = answer.ok ? [] : answer.fields.map((each) => fieldFor(each, form.getValues()));
    goTo(answer.ok ? "check" : stepOf(wrong));
  }, lookAt);
  const runIt = async () => {
    const answer = check && (await attempt(() => start(check.request)));
    if (answer?.ok) router.push(`/data/imports/${answer.value.id}`);
  };
  const step = asked === "check" && !check ? "options" : asked;
  const problem = refused ?? form.formState.errors.root?.message;
  return { form, step, goTo, top, check, busy, problem, toOptions, toCheck, runIt };
}
