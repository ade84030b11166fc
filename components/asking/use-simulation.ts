"use client";

import { useCallback, useEffect, useState } from "react";
import { type Control, type FieldValues, type UseFormReturn, useWatch } from "react-hook-form";
import type { Answer } from "@/lib/ground/answer";
import type { SimulationRun } from "@/lib/touchpoints/simulation-shapes";

/** What a form can be replayed with: as it stands, once its fields are right. */
export interface SimulatedForm<I extends FieldValues, O> {
  control: Control<I, unknown, O>;
  handleSubmit: UseFormReturn<I, unknown, O>["handleSubmit"];
  getValues: UseFormReturn<I, unknown, O>["getValues"];
}

/** How a simulation is asked for and followed; and the one of these rules that was asked for last. */
export interface Simulating {
  ask: (input: unknown) => Promise<Answer<SimulationRun>>;
  follow: (simulationId: string) => Promise<Answer<SimulationRun>>;
  latest: SimulationRun | undefined;
}

/** A run, and the form it is of; unknown of one that was there before the page was. */
interface Told {
  run: SimulationRun;
  of: string | null;
}

const unreached = "The server could not be reached. Try again in a moment.";

const secondsBetweenLooks = 0.7;

/** A form's rules replayed on the past, when asked to; and whether they have changed since. */
export function useSimulation<I extends FieldValues, O>(
  form: SimulatedForm<I, O>,
  { ask, follow, latest }: Simulating,
) {
  const [told, setTold] = useState<Told | undefined>(latest && { run: latest, of: null });
  const [refused, setRefused] = useState<string>();
  const [asking, setAsking] = useState(false);
  const values = JSON.stringify(useWatch({ control: form.control }));
  const replay = form.handleSubmit(async () => {
    setAsking(true);
    setRefused(undefined);
    const answer = await ask(form.getValues()).catch(() => null);
    setAsking(false);
    if (answer?.ok) setTold({ run: answer.value, of: values });
    else setRefused(answer?.message ?? unreached);
  });
  const heard = useCallback(
    (run: SimulationRun) => setTold((now) => (now?.run.id === run.id ? { ...now, run } : now)),
    [],
  );
  const lost = useCallback((message: string) => {
    setTold(undefined);
    setRefused(message);
  }, []);
  const isUnreached = useLooks(told?.run, follow, { heard, lost });
  const isUnderWay = told !== undefined && told.run.status !== "ended";
  return {
    ...{ replay, refused, run: told?.run, isUnderWay, isUnreached },
    busy: asking,
    age: ageOf(told, values),
  };
}

/** Whether a run is of the form as it stands, of what it was, or of what was typed in before the page. */
function ageOf(told: Told | undefined, values: string): "current" | "older" | "before" {
  if (told?.of === null) return "before";
  return told === undefined || told.of === values ? "current" : "older";
}

interface Hearing {
  heard: (run: SimulationRun) => void;
  /** It is not to be read any more. */
  lost: (message: string) => void;
}

/** Looks how far a run is until it has ended; whether the last look came to nothing. */
function useLooks(
  run: SimulationRun | undefined,
  follow: Simulating["follow"],
  { heard, lost }: Hearing,
): boolean {
  const [isUnreached, setUnreached] = useState(false);
  const followed = run && run.status !== "ended" ? run.id : undefined;
  useEffect(() => {
    if (followed === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hasLeft = false;
    const look = async () => {
      const answer = await follow(followed).catch(() => null);
      if (hasLeft) return;
      if (answer && !answer.ok && answer.code !== "failed") return lost(answer.message);
      setUnreached(!answer?.ok);
      if (answer?.ok) heard(answer.value);
      timer = setTimeout(look, secondsBetweenLooks * 1000);
    };
    timer = setTimeout(look, secondsBetweenLooks * 1000);
    return () => {
      hasLeft = true;
      clearTimeout(timer);
    };
  }, [followed, follow, heard, lost]);
  return isUnreached;
}
