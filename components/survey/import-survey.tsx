"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { buttonLook } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TypedBefore } from "@/components/ui/typed-before";
import type { Answer } from "@/lib/ground/answer";
import { CreateSurvey } from "@/lib/surveys/shapes";

interface ImportSurveyProps {
  action: (input: CreateSurvey) => Promise<Answer<{ id: string }>>;
}

const mostProblems = 5;

/** A new survey from a file that another one was exported to. */
export function ImportSurvey({ action }: ImportSurveyProps) {
  const router = useRouter();
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, start] = useTransition();
  const id = useId();
  const take = (file: File | undefined) =>
    file &&
    start(async () => {
      const read = surveyIn(await file.text());
      if (!("survey" in read)) return setProblems(read.problems);
      const answer = await action(read.survey).catch(() => undefined);
      if (answer?.ok) return router.push(`/surveys/${answer.value.id}/edit`);
      setProblems([answer?.message ?? "The server could not be reached."]);
    });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          disabled={busy}
          className="peer sr-only"
          onChange={({ target }) => {
            take(target.files?.[0]);
            target.value = "";
          }}
        />
        <TypedBefore control={id} />
        <label
          htmlFor={id}
          className={`${buttonLook()} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent`}
        >
          Import a file
        </label>
        <p className="text-sm text-ink-muted">Or begin with a survey that was exported as JSON.</p>
      </div>
      {problems.length > 0 && (
        <Notice tone="bad" title="Nothing was imported" live>
          <ul>
            {problems.slice(0, mostProblems).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {problems.length > mostProblems && <li>And {problems.length - mostProblems} more.</li>}
          </ul>
        </Notice>
      )}
    </div>
  );
}

/** A file as a survey, or why it is none, by place. */
function surveyIn(text: string): { survey: CreateSurvey } | { problems: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problems: ["The file is not JSON."] };
  }
  const parsed = CreateSurvey.safeParse(json);
  if (parsed.success) return { survey: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  };
}
