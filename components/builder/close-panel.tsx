"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import { Panel } from "@/components/ui/panel";
import type { Answer } from "@/lib/ground/answer";
import type { EditSurvey, SurveySummary } from "@/lib/surveys/shapes";

interface ClosePanelProps {
  surveyId: string;
  status: SurveySummary["status"];
  save: (input: EditSurvey) => Promise<Answer<unknown>>;
}

const heads: Record<SurveySummary["status"], { title: string; lead: string }> = {
  draft: {
    title: "Archive",
    lead: "An archived survey is listed apart. Nothing is lost, and it can be taken out again.",
  },
  published: {
    title: "Close or archive",
    lead: "A closed survey takes no more answers and asks nobody; an archived one is also listed apart. What was answered stays, and either can be undone.",
  },
  closed: {
    title: "This survey is closed",
    lead: "It takes no more answers, and nobody new is asked. Archived, it is listed apart as well.",
  },
  archived: {
    title: "This survey is archived",
    lead: "It takes no more answers, asks nobody, and is listed apart. What was answered stays.",
  },
};

const acts = {
  close: {
    label: "Close survey",
    question: "Close this survey?",
    what: "Links that were sent will say that it is over, and its triggers ask nobody.",
    edit: { closed: true },
  },
  open: {
    label: "Open again",
    question: "Open this survey again?",
    what: "Links that were sent and are not over work again, and its triggers ask as before.",
    edit: { closed: false },
  },
  archive: {
    label: "Archive",
    question: "Archive this survey?",
    what: "It closes if it is open: links will say that it is over, and its triggers ask nobody. Its answers stay, here and in the analysis.",
    edit: { archived: true },
  },
  unarchive: {
    label: "Take out of the archive",
    question: "Take this survey out of the archive?",
    what: "It is listed with the others again. If it was published, it stays closed until you open it.",
    edit: { archived: false },
  },
} as const;

const possible: Record<SurveySummary["status"], readonly (keyof typeof acts)[]> = {
  draft: ["archive"],
  published: ["close", "archive"],
  closed: ["open", "archive"],
  archived: ["unarchive"],
};

/** Ends a survey or puts it away, and takes either back. */
export function ClosePanel({ surveyId, status, save }: ClosePanelProps) {
  return (
    <Panel {...heads[status]}>
      <div className="flex flex-wrap gap-2">
        {possible[status].map((name) => {
          const { label, question, what, edit } = acts[name];
          return (
            <ConfirmButton
              key={name}
              label={label}
              question={question}
              confirmLabel={label}
              act={() => save({ surveyId, ...edit })}
            >
              {what}
            </ConfirmButton>
          );
        })}
      </div>
    </Panel>
  );
}
