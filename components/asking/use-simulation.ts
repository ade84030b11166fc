"use client";

import { useState } from "react";
import { type Control, type FieldValues, type UseFormReturn, useWatch } from "react-hook-form";
import type { Answer } from "@/lib/ground/answer";
import type { Simulation } from "@/lib/touchpoints/simulation-shapes";

/** What a form can be replayed with: as it stands, once its fields are right. */
export interface SimulatedForm<I extends FieldValues, O> {
  control: Control<I, unknown, O>;
  handleSubmit: UseFormReturn<I, unknown, O>["handleSubmit"];
  getValues: UseFormReturn<I, unknown, O>["getValues"];
}

type Simulate = (input: unknown) => Promise<Answer<Simulation>>;

const unreached = "The server could not be reached. Try again in a moment.";

/** A form's rules replayed on the past, when asked to; and whether they have changed since. */
export function useSimulation<I extends FieldValues, O>(
  form: SimulatedForm<I, O>,
  simulate: Simulate,
) {
  const [told, setTold] = useState<{ of: string; simulation: Simulation }>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const values = JSON.stringify(useWatch({ control: form.control }));
  const run = form.handleSubmit(async () => {
    setBusy(true);
    setRefused(undefined);
    const answer = await simulate(form.getValues()).catch(() => null);
    setBusy(false);
    if (answer?.ok) setTold({ of: values, simulation: answer.value });
    else setRefused(answer?.message ?? unreached);
  });
  return { run, busy, refused, simulation: told?.simulation, isOld: told?.of !== values };
}
