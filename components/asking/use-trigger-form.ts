"use client";

import { useRouter } from "next/navigation";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import type { Trigger } from "@/lib/touchpoints/shapes";
import { valuesOf } from "@/lib/touchpoints/trigger-values";

export interface TriggerFormInput {
  survey: string;
  timeZone: string;
  /** Absent for a new one. */
  trigger?: Trigger;
  save: (input: unknown) => Promise<Answer<Trigger>>;
  /** Where to go once it is saved. */
  doneHref: string;
}

/** The form of a trigger: what it begins with, and where it leads. */
export function useTriggerForm(input: TriggerFormInput) {
  const { survey, timeZone, trigger, save, doneHref } = input;
  const router = useRouter();
  return useActionForm({
    shape: SaveTrigger,
    action: save,
    defaultValues: valuesOf(survey, timeZone, trigger),
    onDone: () => {
      router.push(doneHref);
      router.refresh();
    },
  });
}

export type TriggerFormState = ReturnType<typeof useTriggerForm>;
