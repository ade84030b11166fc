"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { useKeptValues } from "@/components/imports/use-kept-values";
import { type FormStep, useStep } from "@/components/imports/use-step";
import { useWizardErrors } from "@/components/imports/use-wizard-errors";
import { wizardResolver } from "@/components/imports/wizard-request";
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

/** The step on which something is wrong; the one asked for when nothing is. */
function stepOf(errors: FieldErrors<WizardValues>, otherwise: FormStep): FormStep {
  if (errors.columns || errors.root) return "columns";
  return Object.keys(errors).length > 0 ? "options" : otherwise;
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
  const lookAt = (errors: FieldErrors<WizardValues>) => goTo(stepOf(errors, "options"));
  const toOptions = form.handleSubmit(() => goTo("options"), lookAt);
  const toCheck = form.handleSubmit(async (request) => {
    const options = { ...request.options, dryRun: true };
    const run = await attempt(() => start({ ...request, options }));
    if (run) setCheck({ request, run, round: (check?.round ?? 0) + 1 });
    goTo(run ? "check" : stepOf(form.control._formState.errors, "options"));
  }, lookAt);
  const runIt = async () => {
    const run = check && (await attempt(() => start(check.request)));
    if (run) router.push(`/data/imports/${run.id}`);
  };
  const step = asked === "check" && !check ? "options" : asked;
  const problem = refused ?? form.formState.errors.root?.message;
  return { form, step, goTo, top, check, busy, problem, toOptions, toCheck, runIt };
}
