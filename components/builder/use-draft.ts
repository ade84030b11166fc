"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useCallback, useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import type { Draft, Editing } from "@/components/builder/draft";
import { messageAt } from "@/components/builder/message-at";
import { EditSurvey } from "@/lib/surveys/shapes";

const Shape = z.object({
  name: EditSurvey.shape.name.unwrap(),
  definition: EditSurvey.shape.definition.unwrap(),
});

type Input = z.input<typeof Shape>;

const settledMilliseconds = 400;
const oneChangeMilliseconds = 1_200;
const mostSteps = 200;

interface Steps {
  past: Draft[];
  future: Draft[];
  /** What the newest step changed, and when. */
  newest?: { kind: string; at: number };
}

/** The draft as a form over the verb's own shape, with every step kept so that it can be undone. */
export function useDraft(begin: Draft) {
  const form = useForm<Input>({
    resolver: zodResolver(Shape, undefined, { raw: true }),
    defaultValues: begin,
  });
  // What stands in the form began as a parsed draft: defaults that input may leave out are there.
  const draft = useWatch({ control: form.control }) as Draft;
  const steps = useRef<Steps>({ past: [], future: [] });
  const [reach, setReach] = useState({ undo: false, redo: false });
  const [left, setLeft] = useState<ReadonlySet<string> | "all">(new Set());
  const { trigger, setValue } = form;
  const now = () => form.getValues() as Draft;

  useEffect(() => {
    const timer = setTimeout(() => trigger(), draft ? settledMilliseconds : 0);
    return () => clearTimeout(timer);
  }, [draft, trigger]);

  const show = (next: Draft) => {
    setValue("name", next.name);
    setValue("definition", next.definition);
    const { past, future } = steps.current;
    setReach({ undo: past.length > 0, redo: future.length > 0 });
  };
  const change: Editing["change"] = (recipe, kind) => {
    const before = now();
    steps.current = stepped(steps.current, structuredClone(before), kind);
    show(recipe(before));
  };
  const travel = (from: "past" | "future", to: "past" | "future") => {
    const step = steps.current[from].pop();
    if (!step) return;
    steps.current[to].push(structuredClone(now()));
    steps.current.newest = undefined;
    show(step);
  };
  const error = messageAt(form.formState.errors);
  const editing: Editing = {
    draft,
    change,
    errorAt: (path) => (left === "all" || left.has(path) ? error(path) : undefined),
    left: (path) => setLeft((before) => (before === "all" ? before : new Set([...before, path]))),
  };
  return {
    editing,
    canUndo: reach.undo,
    canRedo: reach.redo,
    undo: () => travel("past", "future"),
    redo: () => travel("future", "past"),
    /** Complains of everything from now on, whether or not it was touched. */
    complain: useCallback(() => setLeft("all"), []),
  };
}

/** One step more; typing on in one field is one step. */
function stepped({ past, newest }: Steps, before: Draft, kind: string | undefined): Steps {
  const at = Date.now();
  const same = kind !== undefined && newest?.kind === kind;
  const goesOn = same && at - newest.at < oneChangeMilliseconds;
  const kept = goesOn ? past : [...past.slice(-mostSteps), before];
  return { past: kept, future: [], newest: kind === undefined ? undefined : { kind, at } };
}
