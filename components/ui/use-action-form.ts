"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import {
  type DefaultValues,
  type FieldValues,
  get,
  type Path,
  type RegisterOptions,
  useForm,
} from "react-hook-form";
import type { ZodType } from "zod";
import { sentBefore } from "@/components/ui/typed-before";
import type { Answer } from "@/lib/ground/answer";

interface ActionFormOptions<I extends FieldValues, O, R> {
  /** The verb's own shape: what it refuses is told before anything is sent. */
  shape: ZodType<O, I>;
  /** Gets what was typed, not what the shape made of it: it parses that itself. */
  action(input: NoInfer<I>): Promise<Answer<R>>;
  defaultValues: DefaultValues<I>;
  onDone?: (value: R) => void | Promise<void>;
}

const unreached: Answer<never> = {
  ok: false,
  code: "failed",
  message: "The server could not be reached. Nothing is lost: try again in a moment.",
  fields: [],
};

/** Puts a default value into the server's HTML, so that nothing jumps when scripts take over. */
function initial(value: unknown): { defaultValue?: string | number; defaultChecked?: boolean } {
  if (typeof value === "string" || typeof value === "number") return { defaultValue: value };
  return typeof value === "boolean" ? { defaultChecked: value } : {};
}

/**
 * A form over a verb's shape: checked here first, then sent to the action. What the action refuses
 * comes back beside the field it is about, and as `refused`; nothing typed is lost.
 */
export function useActionForm<I extends FieldValues, O, R>(options: ActionFormOptions<I, O, R>) {
  const { shape, action, onDone } = options;
  const [refused, setRefused] = useState<string>();
  const [names] = useState(() => Object.keys(options.defaultValues));
  const form = useForm<I>({
    resolver: zodResolver(shape, undefined, { raw: true }),
    defaultValues: options.defaultValues,
  });
  useEffect(() => {
    // After the fields have told what was typed into them.
    queueMicrotask(() => sentBefore(names)?.requestSubmit());
  }, [names]);
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
  const register = <N extends Path<I>>(name: N, rules?: RegisterOptions<I, N>) => ({
    ...form.register(name, rules),
    ...initial(get(options.defaultValues, name)),
  });
  return { ...form, register, submit, refused, busy: form.formState.isSubmitting };
}
