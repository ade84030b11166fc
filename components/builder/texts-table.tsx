"use client";

import { useId, useState } from "react";
import { useDefinition } from "@/components/builder/draft";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { controlLook } from "@/components/ui/field";
import { TypedBefore } from "@/components/ui/typed-before";
import type { Definition } from "@/lib/surveys/definition";
import { missingTexts } from "@/lib/surveys/languages";
import { directionOf, languageName } from "@/lib/surveys/page/words";
import { textsOf } from "@/lib/surveys/texts";

/** Every text of the survey beside its translation; what is missing says so. */
export function TextsTable({ language }: { language: string }) {
  const { definition, changeDefinition } = useDefinition();
  const id = useId();
  const missing = new Set(missingTexts(definition, language).map(({ place }) => place));
  const [only, setOnly] = useState<ReadonlySet<string>>();
  const texts = textsOf(definition).filter(({ place }) => !only || only.has(place));
  const has = definition.translations?.[language] ?? {};
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-ink-muted" role="status">
          {missingWords(missing.size)}
        </p>
        <CheckboxField
          label="Show only what is missing"
          checked={only !== undefined}
          // What is missing when this is ticked stays in sight while it is filled in.
          onChange={({ target }) => setOnly(target.checked ? missing : undefined)}
        />
      </div>
      <ol className="mt-2 divide-y divide-line border-y border-line">
        {texts.map(({ place, text }) => (
          <li
            key={place}
            className="grid items-start gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          >
            <p className="text-sm">
              <span className="block text-xs text-ink-muted">{placeWords(definition, place)}</span>
              <span lang={definition.language} dir="auto" className="whitespace-pre-line">
                {text}
              </span>
            </p>
            <textarea
              id={`${id}-${place}`}
              name={`translation.${place}`}
              aria-label={`${languageName(language)}: ${placeWords(definition, place)}: ${text}`}
              lang={language}
              dir={directionOf(language)}
              rows={1}
              placeholder={missing.has(place) ? "Missing" : undefined}
              value={has[place] ?? ""}
              onChange={({ target }) =>
                changeDefinition(
                  (before) => withTranslation(before, language, place, target.value),
                  `${language} ${place}`,
                )
              }
              className={`${controlLook} field-sizing-content min-h-9 py-1.5`}
            />
            <TypedBefore control={`${id}-${place}`} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function missingWords(count: number): string {
  if (count === 0) return "Every text is translated.";
  return count === 1 ? "1 text is missing." : `${count} texts are missing.`;
}

function withTranslation(
  definition: Definition,
  language: string,
  place: string,
  text: string,
): Definition {
  const { [place]: _, ...others } = definition.translations?.[language] ?? {};
  const texts = text === "" ? others : { ...others, [place]: text };
  return { ...definition, translations: { ...definition.translations, [language]: texts } };
}

const fields: Readonly<Record<string, string>> = {
  wording: "wording",
  hint: "hint",
  stem: "beginning",
  min: "lowest point",
  max: "highest point",
  text: "text",
  other: "other",
  option: "option",
};

/** Where a text stands, in words: "Likelihood to recommend: lowest point". */
function placeWords({ questions }: Definition, place: string): string {
  const [first = "", key, field = ""] = place.split(".");
  if (first === "question") {
    const label = questions.find((question) => question.key === key)?.label ?? key;
    return `${label}: ${fields[field] ?? field}`;
  }
  if (first === "thanks") return key === "link" ? "Link to go on to" : `Thank you: ${key}`;
  if (first === "look") return "What the logo says";
  return first === "title" ? "Title" : "Introduction";
}
