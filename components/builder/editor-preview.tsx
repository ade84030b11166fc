"use client";

import { useEffect, useState } from "react";
import { useDefinition } from "@/components/builder/draft";
import { PagePreview } from "@/components/survey/page-preview";
import { SelectField } from "@/components/ui/select-field";
import { languagesOf } from "@/lib/surveys/languages";
import { languageName } from "@/lib/surveys/page/words";
import { SurveyDefinition } from "@/lib/surveys/shapes";

interface EditorPreviewProps {
  organization: string;
  original: SurveyDefinition;
  /** The language that is being translated. */
  language: string | undefined;
}

const settledMilliseconds = 200;

/** The page as it would be now; while something is missing, as it last could be. */
export function EditorPreview({ organization, original, language }: EditorPreviewProps) {
  const { definition } = useDefinition();
  const [shown, setShown] = useState(original);
  const [settled, setSettled] = useState(definition);
  const [chosen, setChosen] = useState<string>();
  const [width, setWidth] = useState("phone");
  useEffect(() => {
    const timer = setTimeout(() => {
      const parsed = SurveyDefinition.safeParse(definition);
      if (parsed.success) setShown(parsed.data);
      setSettled(definition);
    }, settledMilliseconds);
    return () => clearTimeout(timer);
  }, [definition]);
  const languages = languagesOf(shown);
  const read = language ?? chosen ?? shown.language;
  return (
    <aside aria-label="Preview" className="flex flex-col gap-3 lg:sticky lg:top-4">
      <div className="flex flex-wrap gap-2">
        <SelectField
          label="Preview on"
          labelHidden
          choices={[
            { value: "phone", label: "Phone" },
            { value: "desktop", label: "Computer" },
          ]}
          value={width}
          onChange={({ target }) => setWidth(target.value)}
        />
        {languages.length > 1 && (
          <SelectField
            label="Preview in"
            labelHidden
            choices={languages.map((value) => ({ value, label: languageName(value) }))}
            value={read}
            onChange={({ target }) => setChosen(target.value)}
          />
        )}
      </div>
      <PagePreview
        key={`${width} ${read}`}
        definition={shown}
        organization={organization}
        language={read}
        wide={width === "desktop"}
        busy={settled !== definition}
      />
      <p className="text-xs text-ink-muted">
        The real page, as it works without a script. Its buttons lead on, and nothing is sent.
      </p>
    </aside>
  );
}
