"use client";

import { useEffect, useRef, useState } from "react";
import { useWalk } from "@/components/survey/use-walk";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

interface PagePreviewProps {
  definition: SurveyDefinition;
  organization: string;
  language?: string | undefined;
  /** As wide as a computer's screen, made smaller to fit. */
  wide?: boolean;
  /** The definition is about to be another. */
  busy?: boolean;
}

const settleMilliseconds = 250;

/**
 * The real survey page in a frame: the same renderer, no script, and nothing is sent. Its buttons
 * lead on, so that every branch can be walked.
 */
export function PagePreview({
  definition,
  organization,
  language,
  wide,
  busy = false,
}: PagePreviewProps) {
  const { page: shown, follow } = useWalk({ definition, organization, language });
  const page = useSettled(shown, settleMilliseconds);
  const [loaded, setLoaded] = useState<string>();
  const scrolled = useRef(0);
  const frame = (
    <iframe
      title="Preview of the survey"
      // Same origin lets the frame's buttons be heard, and the place be kept that the reader had
      // scrolled to; scripts and sending stay forbidden.
      sandbox="allow-same-origin"
      srcDoc={page}
      // What is done in the frame before it shows the latest page is lost with the page before.
      aria-busy={busy || loaded !== shown}
      onLoad={({ currentTarget }) => {
        setLoaded(page);
        const view = currentTarget.contentWindow;
        view?.scrollTo(0, scrolled.current);
        view?.addEventListener("scroll", () => {
          scrolled.current = view.scrollY;
        });
        view?.document.addEventListener("click", follow);
      }}
      className={
        wide
          ? "h-320 w-[200%] origin-top-left scale-50 border border-line bg-surface"
          : "h-160 w-full max-w-97.5 rounded-lg border border-line bg-surface"
      }
    />
  );
  return wide ? <div className="h-160 overflow-hidden rounded-lg">{frame}</div> : frame;
}

/** A value once it has stopped changing for a moment. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
