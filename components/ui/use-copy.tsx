"use client";

import { useState } from "react";

/** Copies a text that the page shows; where the browser does not let us, the text is selected instead. */
export function useCopy(text: string) {
  const [outcome, setOutcome] = useState<"copied" | "selected">();
  const copy = async (shownId: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // Over plain http there is no clipboard, and elsewhere it can be forbidden.
      select(document.getElementById(shownId));
      setOutcome("selected");
    }
  };
  const status = (
    <span role="status" className={outcome === "selected" ? "text-xs text-ink-muted" : "sr-only"}>
      {outcome === "copied" && "Copied"}
      {outcome === "selected" && "Selected: copy it by Ctrl+C, or ⌘C"}
    </span>
  );
  return { copy, label: outcome === "copied" ? "Copied" : "Copy", status };
}

function select(shown: HTMLElement | null): void {
  if (shown instanceof HTMLInputElement) shown.select();
  else if (shown) getSelection()?.selectAllChildren(shown);
}
