"use client";

import { useDefinition } from "@/components/builder/draft";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Definition } from "@/lib/surveys/definition";
import type { Finding } from "@/lib/surveys/finding";
import { reviewOf } from "@/lib/surveys/review";
import { SurveyDefinition } from "@/lib/surveys/shapes";

interface ReviewPanelProps {
  /** Leads to the place a finding is about. */
  onGo: (path: string) => void;
  onPublish: () => void;
  busy: boolean;
}

/** What to look at before customers do: each finding leads to its place. */
export function ReviewPanel({ onGo, onPublish, busy }: ReviewPanelProps) {
  const { definition } = useDefinition();
  const { seconds } = reviewOf(definition);
  const findings = findingsOf(definition);
  const problems = findings.filter(({ weight }) => weight === "problem").length;
  return (
    <Panel title="Before you publish" lead={sentence(findings.length, problems)}>
      {findings.length > 0 && (
        <ol className="divide-y divide-line border-y border-line">
          {findings.map((finding) => (
            <li
              key={`${finding.path} ${finding.code} ${finding.message}`}
              className="flex items-start gap-3 py-2.5"
            >
              <Badge tone={finding.weight === "problem" ? "bad" : "warn"}>
                {finding.weight === "problem" ? "Must change" : "Consider"}
              </Badge>
              <p className="min-w-0 flex-1 text-sm">
                {about(definition, finding) && (
                  <span className="font-medium">{about(definition, finding)}: </span>
                )}
                {finding.message}
              </p>
              <Button
                size="small"
                aria-label={`Go to: ${finding.message}`}
                onClick={() => onGo(finding.path)}
              >
                Go there
              </Button>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-3 text-sm text-ink-muted">
        Answering everything takes about {duration(seconds)}, by rule of thumb.
      </p>
      <Button
        tone="primary"
        className="mt-4"
        busy={busy}
        disabled={problems > 0}
        onClick={onPublish}
      >
        Publish
      </Button>
    </Panel>
  );
}

/** The review's findings, and what the shape itself refuses, which nobody can overlook. */
function findingsOf(definition: Definition): Finding[] {
  const { findings } = reviewOf(definition);
  const issues = SurveyDefinition.safeParse(definition).error?.issues ?? [];
  const known = new Set(findings.map(({ path }) => path));
  const refused = issues.map(
    ({ path, message }): Finding => ({
      weight: "problem",
      code: "logic",
      message,
      path: path.join("."),
    }),
  );
  return [...refused.filter(({ path }) => !known.has(path)), ...findings];
}

function sentence(found: number, problems: number): string {
  if (found === 0) return "Nothing stands out. It can go to customers.";
  if (problems === 0) return "It can go to customers; a second look at this may be worth it.";
  return "It cannot go out yet.";
}

/** Which question a finding is about. */
function about({ questions }: Definition, { path }: Finding): string | undefined {
  const [first, index] = path.split(".");
  if (first !== "questions" || index === undefined) return undefined;
  const question = questions[Number(index)];
  return question && (question.label || question.wording || question.key);
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 30) / 2;
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
