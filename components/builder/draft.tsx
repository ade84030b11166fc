"use client";

import { createContext, useContext } from "react";
import { get, set } from "react-hook-form";
import type { Definition } from "@/lib/surveys/definition";
import type { PublishedKeys } from "@/lib/surveys/shapes";

/** What an editor changes: a survey's name and its draft. */
export interface Draft {
  name: string;
  definition: Definition;
}

export interface Editing {
  draft: Draft;
  /** Changes the draft; changes of one kind in quick succession are undone as one. */
  change: (recipe: (draft: Draft) => Draft, kind?: string) => void;
  /** What is wrong at a place, once its field was left or the draft was reviewed. */
  errorAt: (path: string) => string | undefined;
  /** A field was left. */
  left: (path: string) => void;
}

interface Editable extends Editing {
  /** What answers may be known by: these keys stay, and are nobody else's. */
  published: PublishedKeys;
}

const EditingContext = createContext<Editable | undefined>(undefined);
export const EditingProvider = EditingContext.Provider;

/** The draft being edited, and how to change it. */
export function useEditing(): Editable {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("no survey is being edited here");
  return editing;
}

/** One value of the draft, by its path. */
export function useField(path: string) {
  const { draft, change, errorAt, left } = useEditing();
  const value: unknown = get(draft, path);
  return {
    value,
    error: errorAt(path),
    /** An absent value is left out. */
    setValue: (next: unknown) =>
      change((before) => {
        const after = structuredClone(before);
        set(after, path, next);
        return after;
      }, path),
    leave: () => left(path),
  };
}

/** Changes the survey itself. */
export function useDefinition() {
  const { draft, change } = useEditing();
  return {
    definition: draft.definition,
    changeDefinition: (recipe: (definition: Definition) => Definition, kind?: string) =>
      change((before) => ({ ...before, definition: recipe(before.definition) }), kind),
  };
}
