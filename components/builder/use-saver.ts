"use client";

import { useCallback, useRef, useState } from "react";
import type { Draft } from "@/components/builder/draft";
import { forgetDraft } from "@/components/builder/kept-draft";
import type { Answer } from "@/lib/ground/answer";
import { EditSurvey, type Survey } from "@/lib/surveys/shapes";

export type SavingState =
  | { kind: "saved" | "waiting" | "saving" | "incomplete" | "unreachable" | "conflict" }
  | { kind: "refused"; message: string };

interface Known {
  revision: number;
  draft: Draft;
}

interface SaverOptions {
  surveyId: string;
  draft: Draft;
  save: (input: EditSurvey) => Promise<Answer<Survey>>;
  begin: Known;
}

const same = (one: Draft, other: Draft) => JSON.stringify(one) === JSON.stringify(other);

/** Hands drafts to the server one after the other, and knows which of them it has. */
export function useSaver({ surveyId, draft, save, begin }: SaverOptions) {
  const [state, setState] = useState<SavingState>({ kind: "saved" });
  const known = useRef<Known>(begin);
  const newest = useRef(draft);
  newest.current = draft;
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const attempt = useCallback(
    async (next: Draft): Promise<SavingState> => {
      const input = { surveyId, ...next, revision: known.current.revision };
      if (!EditSurvey.safeParse(input).success) return { kind: "incomplete" };
      // A rejection means that the server was not reached; what is kept here is tried again.
      const answer = await save(input).catch(() => undefined);
      if (!answer) return { kind: "unreachable" };
      if (!answer.ok && answer.code === "conflict") return { kind: "conflict" };
      if (!answer.ok) return { kind: "refused", message: answer.message };
      known.current = { revision: answer.value.revision, draft: next };
      return { kind: "saved" };
    },
    [surveyId, save],
  );

  const run = useCallback(
    (next: Draft): Promise<boolean> => {
      // One after the other: each begins with the revision that the one before it made.
      const saving = line.current.then(async () => {
        setState({ kind: "saving" });
        const outcome = await attempt(next);
        const saved = outcome.kind === "saved";
        const current = same(newest.current, next);
        if (saved && current) forgetDraft(surveyId);
        setState(saved && !current ? { kind: "waiting" } : outcome);
        return saved;
      });
      line.current = saving;
      return saving;
    },
    [attempt, surveyId],
  );
  const isKnown = useCallback((one: Draft) => same(one, known.current.draft), []);
  return { state, setState, known, run, isKnown };
}
