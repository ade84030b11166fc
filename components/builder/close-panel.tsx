"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import { Panel } from "@/components/ui/panel";
import type { Answer } from "@/lib/ground/answer";
import type { EditSurvey } from "@/lib/surveys/shapes";

interface ClosePanelProps {
  surveyId: string;
  closed: boolean;
  save: (input: EditSurvey) => Promise<Answer<unknown>>;
}

/** Ends a survey, or opens it again. */
export function ClosePanel({ surveyId, closed, save }: ClosePanelProps) {
  const [label, question, what] = closed
    ? ["Open again", "Open this survey again?", "Links that were sent and are not over work again."]
    : ["Close survey", "Close this survey?", "Links that were sent will say that it is over."];
  return (
    <Panel
      title={closed ? "This survey is closed" : "Close"}
      lead={
        closed
          ? "It takes no more answers, and nobody new is asked."
          : "A closed survey takes no more answers. What was answered stays, and it can be opened again."
      }
    >
      <ConfirmButton
        label={label}
        question={question}
        confirmLabel={label}
        act={() => save({ surveyId, closed: !closed })}
      >
        {what}
      </ConfirmButton>
    </Panel>
  );
}
