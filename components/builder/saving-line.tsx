"use client";

import type { SavingState } from "@/components/builder/use-saver";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

const words: Record<Exclude<SavingState["kind"], "refused">, string> = {
  saved: "Saved",
  waiting: "Not saved yet",
  saving: "Saving …",
  incomplete: "Not saved: something is missing. It is kept in this browser.",
  unreachable:
    "Not saved: the server cannot be reached. It is kept in this browser and tried again.",
  conflict: "Not saved",
};

/** Whether the draft is saved, said as it changes. */
export function SavingLine({ state }: { state: SavingState }) {
  return (
    <p role="status" className="text-sm text-ink-muted">
      {state.kind === "refused" ? `Not saved: ${state.message}` : words[state.kind]}
    </p>
  );
}

interface ConflictNoticeProps {
  settle: (whose: "mine" | "theirs") => void;
}

/** Two people edited the draft: says so, and leaves the choice to the one who sees both. */
export function ConflictNotice({ settle }: ConflictNoticeProps) {
  return (
    <Notice tone="bad" title="Somebody else saved this survey since you opened it" live>
      <p>
        What you typed is here and kept in this browser, but not saved. Keeping yours replaces what
        they saved; taking theirs can be undone.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => settle("theirs")}>
          Take theirs
        </Button>
        <Button size="small" onClick={() => settle("mine")}>
          Keep mine
        </Button>
      </div>
    </Notice>
  );
}
