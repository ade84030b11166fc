"use client";

import { useDefinition } from "@/components/builder/draft";
import { AreaAt, CheckAt, TextAt } from "@/components/builder/fields";
import { KeyField } from "@/components/builder/key-field";
import { KindFields } from "@/components/builder/kind-fields";
import { RuleEditor } from "@/components/builder/rule-editor";

interface QuestionDetailsProps {
  index: number;
  /** Its key was published: answers exist that are known by it. */
  keyFixed: boolean;
}

/** Everything about one question: its words, how it is answered, and when it is asked. */
export function QuestionDetails({ index, keyFixed }: QuestionDetailsProps) {
  const { definition } = useDefinition();
  const question = definition.questions[index];
  if (!question) return null;
  const path = `definition.questions.${index}`;
  const statement = question.kind === "statement";
  return (
    <div className="flex flex-col gap-4 border-t border-line px-4 pt-3 pb-4">
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TextAt
          label={statement ? "Heading" : "Wording"}
          path={`${path}.wording`}
          maxLength={500}
        />
        <TextAt label="Report label" path={`${path}.label`} maxLength={80} />
      </div>
      {statement ? (
        <AreaAt label="Text" optional path={`${path}.text`} maxLength={10_000} />
      ) : (
        <TextAt label="Hint" optional path={`${path}.hint`} maxLength={200} />
      )}
      <KindFields index={index} question={question} />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {!statement && <CheckAt label="Must be answered" path={`${path}.required`} />}
        <CheckAt label="Begins a new page" path={`${path}.newPage`} />
      </div>
      <RuleEditor index={index} name="show" title="Ask only if …" add="Ask only in some cases" />
      <RuleEditor index={index} name="skip" title="Leave out if …" add="Leave out in some cases" />
      <RuleEditor
        index={index}
        name="end"
        title="End the survey after it if …"
        add="End the survey in some cases"
      />
      <KeyField index={index} fixed={keyFixed} />
    </div>
  );
}
