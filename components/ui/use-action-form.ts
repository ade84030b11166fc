"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import type { ZodType } from "zod";
import type { Answer } from "@/lib/ground/answer";

interface ActionFormOptions<I extends FieldValues, O, R> {
  /** The verb's own shape: what it refuses is told before anything is sent. */
  shape: ZodType<O, I>;
  action: (input: O) => Promise<Answer<R>>;
  defaultValues: DefaultValues<I>;
  onDone?: (value: R) => void | Promise<void>;
}

const unreached: Answer<never> = {
  ok: false,
  code: "failed",
  message: "The server could not be reached. Nothing is lost: try again in a moment.",
  fields: [],
};

/**
 * A form over a verb's shape: checked here first, then sent to the action. What the action refuses
 * comes back beside the field it is about, or as `refused`; nothing typed is lost.
 */
export function useActionForm<I extends FieldValues, O, R>(options: ActionFormOptions<I, O, R>) {
  const { shape, action, defaultValues, onDone } = options;
  const [refused, setRefused] = useState<string>();
  const form = useForm<I, unknown, O>({ resolver: zodResolver(shape), defaultValues });
  const submit = form.handleSubmit(async (input) => {
    setRefused(undefined);
    // The action itself never throws; a rejection means that the server was not reached.
    const answer = await action(input).catch(() => unreached);
    if (answer.ok) {
      await onDone?.(answer.value);
      return;
    }
    const beside = answer.fields.filter((field) => field.path !== "");
    for (const { path, message } of beside) form.setError(path as Path<I>, { message });
    setRefused(answer.message);
  });
  return { ...form, submit, refused, busy: form.formState.isSubmitting };
}
