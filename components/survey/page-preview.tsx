"use client";

import { useEffect, useRef, useState } from "react";
import { renderSurvey } from "@/lib/surveys/page/render";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

interface PagePreviewProps {
  definition: SurveyDefinition;
  organization: string;
}

const settleMilliseconds = 250;

/** The real survey page in a frame as wide as a phone: the same renderer, no script, and nothing can be sent. */
export function PagePreview({ definition, organization }: PagePreviewProps) {
  const page = useSettled(
    renderSurvey({ definition, organization, plain: true }),
    settleMilliseconds,
  );
  const scrolled = useRef(0);
  return (
    <iframe
      title="Preview of the survey"
      // Same origin lets the place be kept that the reader had scrolled to; scripts stay forbidden.
      sandbox="allow-same-origin"
      srcDoc={page}
      onLoad={({ currentTarget }) => {
        const view = currentTarget.contentWindow;
        view?.scrollTo(0, scrolled.current);
        view?.addEventListener("scroll", () => {
          scrolled.current = view.scrollY;
        });
      }}
      className="h-160 w-full max-w-97.5 rounded-lg border border-line bg-surface"
    />
  );
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
