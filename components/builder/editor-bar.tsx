"use client";

import { ConflictNotice, SavingLine } from "@/components/builder/saving-line";
import type { useAutosave } from "@/components/builder/use-autosave";
import type { useDraft } from "@/components/builder/use-draft";
import type { Outcome } from "@/components/builder/use-publishing";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

interface EditorBarProps {
  editor: ReturnType<typeof useDraft>;
  saving: ReturnType<typeof useAutosave>;
  outcome: Outcome | undefined;
  surveyId: string;
  /** Leads to the review; absent where it is shown. */
  onReview: (() => void) | undefined;
}

/** On a narrow screen it reaches from edge to edge, and stands on the navigation. */
const barLook =
  "sticky bottom-0 z-20 flex flex-col gap-3 border-t border-line bg-canvas py-3 max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:z-5 max-md:-mx-4 max-md:px-4 max-md:py-2";

/** Stays in sight: what is saved, one step back or forth, and the way to publishing. */
export function EditorBar(props: EditorBarProps) {
  const { editor, saving, outcome, surveyId, onReview } = props;
  const { state, restored, settle } = saving;
  return (
    <div className={barLook}>
      {state.kind === "conflict" && <ConflictNotice settle={settle} />}
      {restored && state.kind !== "conflict" && (
        <Notice live>
          What was not saved last time is here again.{" "}
          <Button size="small" tone="quiet" onClick={() => settle("theirs")}>
            Use what is saved instead
          </Button>
        </Notice>
      )}
      <OutcomeNotice outcome={outcome} surveyId={surveyId} />
      <div className="flex flex-wrap items-center gap-2 max-sm:gap-1">
        {onReview && (
          <Button tone="primary" onClick={onReview}>
            Review and publish
          </Button>
        )}
        <Button
          tone="quiet"
          className="max-sm:px-2"
          disabled={!editor.canUndo}
          onClick={editor.undo}
        >
          Undo
        </Button>
        <Button
          tone="quiet"
          className="max-sm:px-2"
          disabled={!editor.canRedo}
          onClick={editor.redo}
        >
          Redo
        </Button>
        <SavingLine state={state} />
      </div>
    </div>
  );
}

function OutcomeNotice({ outcome, surveyId }: { outcome: Outcome | undefined; surveyId: string }) {
  if (!outcome) return null;
  if (outcome.kind !== "published") {
    return (
      <Notice tone="bad" live>
        {outcome.kind === "unsaved"
          ? "Nothing was published, because the draft is not saved."
          : outcome.message}
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={`Version ${outcome.version} is published`} live>
      <p>It is what customers are asked from now on. Earlier answers keep the version they saw.</p>
      <LinkButton href={`/surveys/${surveyId}/send`} size="small" className="mt-2">
        Decide who is asked
      </LinkButton>
    </Notice>
  );
}
