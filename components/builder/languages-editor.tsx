"use client";

import { useState } from "react";
import { useDefinition } from "@/components/builder/draft";
import { TextsFile, type TextsFileProps } from "@/components/builder/texts-file";
import { TextsTable } from "@/components/builder/texts-table";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { languagesOf, missingTexts } from "@/lib/surveys/languages";
import { languageName, pageLanguages } from "@/lib/surveys/page/words";
import { LanguageTag } from "@/lib/surveys/said";
import { textsOf } from "@/lib/surveys/texts";

interface LanguagesEditorProps {
  /** The translation that is edited. */
  language: string | undefined;
  onLanguage: (language: string | undefined) => void;
  readFile: TextsFileProps["readFile"];
  /** Where a translation is downloaded from. */
  fileAddress: string;
}

/** The survey's translations, one beside its original at a time. */
export function LanguagesEditor(props: LanguagesEditorProps) {
  const { language, onLanguage, readFile, fileAddress } = props;
  const { definition, changeDefinition } = useDefinition();
  const translated = languagesOf(definition).slice(1);
  const all = textsOf(definition).length;
  const add = (tag: string) => {
    changeDefinition((before) => ({
      ...before,
      translations: { ...before.translations, [tag]: before.translations?.[tag] ?? {} },
    }));
    onLanguage(tag);
  };
  const remove = (tag: string) => {
    changeDefinition((before) => {
      const { [tag]: _, ...others } = before.translations ?? {};
      return { ...before, translations: others };
    });
    onLanguage(undefined);
  };
  const shown = translated.find((tag) => tag === language) ?? translated[0];
  return (
    <Panel
      title="Languages"
      lead={`Written in ${languageName(definition.language)}. Customers read their own language where there is one; a question that is not translated whole is asked as it was written.`}
    >
      <ul className="flex flex-wrap gap-2">
        {translated.map((tag) => {
          const missing = missingTexts(definition, tag).length;
          return (
            <li key={tag}>
              <Button
                size="small"
                tone={tag === shown ? "primary" : "secondary"}
                aria-pressed={tag === shown}
                onClick={() => onLanguage(tag)}
              >
                {languageName(tag)}
                <span className="font-normal">
                  {missing === 0 ? "complete" : `${all - missing} of ${all}`}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <AddLanguage taken={languagesOf(definition)} onAdd={add} />
      {shown && (
        <>
          <TextsFile
            key={`file ${shown}`}
            language={shown}
            readFile={readFile}
            address={fileAddress}
          />
          <TextsTable key={shown} language={shown} />
          <Button size="small" tone="quiet" className="mt-4" onClick={() => remove(shown)}>
            Remove {languageName(shown)}
          </Button>
        </>
      )}
    </Panel>
  );
}

interface AddLanguageProps {
  taken: readonly string[];
  onAdd: (tag: string) => void;
}

function AddLanguage({ taken, onAdd }: AddLanguageProps) {
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState("");
  const offered = pageLanguages.filter(({ tag }) => !taken.includes(tag));
  const tag = chosen === "other" ? typed.trim() : chosen;
  const problem = typed && !LanguageTag.safeParse(tag).success ? "Use a tag such as pt-BR." : "";
  const usable = tag !== "" && LanguageTag.safeParse(tag).success && !taken.includes(tag);
  return (
    <div className="mt-3 flex flex-wrap items-end gap-2">
      <SelectField
        label="Add a language"
        emptyLabel="Choose …"
        choices={[
          ...offered.map(({ tag: value, name }) => ({ value, label: name })),
          { value: "other", label: "Another one" },
        ]}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
        className="w-52"
      />
      {chosen === "other" && (
        <TextField
          label="Its tag"
          placeholder="nl, pt-BR"
          value={typed}
          error={problem || undefined}
          onChange={({ target }) => setTyped(target.value)}
          className="w-32"
        />
      )}
      <Button
        disabled={!usable}
        onClick={() => {
          onAdd(tag);
          setChosen("");
          setTyped("");
        }}
      >
        Add
      </Button>
    </div>
  );
}
