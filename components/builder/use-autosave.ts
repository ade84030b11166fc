"use client";

import { useEffect, useRef, useState } from "react";
import type { Draft } from "@/components/builder/draft";
import { forgetDraft, keepDraft, keptDraft } from "@/components/builder/kept-draft";
import { type SavingState, useSaver } from "@/components/builder/use-saver";
import type { Answer } from "@/lib/ground/answer";
import type { EditSurvey, Survey } from "@/lib/surveys/shapes";

interface AutosaveOptions {
  survey: Survey;
  draft: Draft;
  save: (input: EditSurvey) => Promise<Answer<Survey>>;
  /** The survey as it is on the server now. */
  load: (input: { surveyId: string }) => Promise<Answer<Survey>>;
  /** Shows another draft in the editor: what was kept here, or somebody else's. */
  show: (draft: Draft) => void;
}

const pauseMilliseconds = 900;
const retryMilliseconds = 5_000;
const draftOf = ({ name, definition }: Survey): Draft => ({ name, definition });

/**
 * Saves the draft when typing pauses. What cannot be saved, because something is missing, the
 * server is away or somebody else saved before, stays in this browser until it can.
 */
export function useAutosave({ survey, draft, save, load, show }: AutosaveOptions) {
  const surveyId = survey.id;
  const saver = useSaver({ surveyId, draft, save, begin: { ...survey, draft: draftOf(survey) } });
  const { state, setState, known, run, isKnown } = saver;
  const [restored, setRestored] = useState(false);
  const showNow = useRef(show);
  showNow.current = show;

  useEffect(() => {
    const kept = keptDraft(surveyId);
    if (!kept || isKnown(kept.draft)) return;
    setRestored(true);
    showNow.current(kept.draft);
    // Somebody saved since: which of the two is meant is not for us to say.
    if (kept.revision === known.current.revision) return;
    known.current = { ...known.current, revision: kept.revision };
    setState({ kind: "conflict" });
  }, [surveyId, isKnown, known, setState]);

  const conflicting = state.kind === "conflict";
  useEffect(() => {
    if (isKnown(draft)) {
      forgetDraft(surveyId);
      setState((before) => (before.kind === "saving" ? before : { kind: "saved" }));
      return;
    }
    keepDraft(surveyId, { revision: known.current.revision, draft });
    if (conflicting) return;
    setState({ kind: "waiting" });
    const timer = setTimeout(() => run(draft), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [draft, surveyId, conflicting, run, isKnown, known, setState]);

  useRetry(state, () => run(draft));

  const settle = async (whose: "mine" | "theirs") => {
    const answer = await load({ surveyId }).catch(() => undefined);
    if (!answer?.ok) return;
    known.current = { revision: answer.value.revision, draft: draftOf(answer.value) };
    setRestored(false);
    if (whose === "mine") return run(draft);
    forgetDraft(surveyId);
    show(draftOf(answer.value));
    setState({ kind: "saved" });
  };
  /** Saves at once; true when the server has it. */
  const saveNow = () => (isKnown(draft) ? Promise.resolve(true) : run(draft));
  return { state, restored, saveNow, settle };
}

/** Tries again while the server cannot be reached: after a while, and when the network is back. */
function useRetry(state: SavingState, again: () => void) {
  const away = state.kind === "unreachable" ? state : undefined;
  const retry = useRef(again);
  retry.current = again;
  useEffect(() => {
    if (!away) return;
    const now = () => retry.current();
    const timer = setTimeout(now, retryMilliseconds);
    addEventListener("online", now);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", now);
    };
  }, [away]);
}
