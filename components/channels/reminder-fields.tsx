import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { languageName } from "@/lib/surveys/page/words";

type Words = "subject" | "opening";
type Name = "afterDays" | "channel" | Words;

type Field = Pick<ComponentProps<"input">, "name"> & { error?: string } & Pick<
    ComponentProps<"input"> & ComponentProps<"select"> & ComponentProps<"textarea">,
    "ref" | "onChange" | "onBlur"
  >;

interface ReminderFieldsProps {
  number: number;
  field: (name: Name) => Field;
  /** Its words in a language beside the survey's own. */
  words: (language: string, name: Words) => Field;
  languages: readonly string[];
  kinds: readonly Choice[];
  remove: () => void;
}

/** One reminder: when, by what, and in which words. */
export function ReminderFields(props: ReminderFieldsProps) {
  const { number, field, words, languages, kinds, remove } = props;
  return (
    <fieldset className="flex flex-col gap-4 rounded-lg border border-line p-4">
      <legend className="px-1 text-sm font-medium">Reminder {number}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-[7rem_9rem]">
        <TextField
          label="After"
          suffix={number === 1 ? "days" : "more"}
          inputMode="numeric"
          {...field("afterDays")}
        />
        <SelectField label="By" choices={kinds} emptyLabel="The same" {...field("channel")} />
      </div>
      <OwnWordsFields field={field} />
      {languages.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm font-medium text-ink">
            In the survey's other languages
          </summary>
          <p className="mt-1 text-xs text-ink-muted">
            What is empty here says the survey's own words in that language.
          </p>
          {languages.map((language) => (
            <fieldset key={language} className="mt-3 flex flex-col gap-3">
              <legend className="text-sm text-ink-muted">{languageName(language)}</legend>
              <OwnWordsFields field={(name) => words(language, name)} />
            </fieldset>
          ))}
        </details>
      )}
      <div>
        <Button size="small" onClick={remove} aria-label={`Remove reminder ${number}`}>
          Remove
        </Button>
      </div>
    </fieldset>
  );
}

function OwnWordsFields({ field }: { field: (name: Words) => Field }) {
  return (
    <>
      <TextField label="Subject" optional placeholder="As before" {...field("subject")} />
      <TextAreaField
        label="Opening text"
        hint="In the place of the introduction; a text message says this instead of the question, and has no subject."
        optional
        rows={2}
        maxLength={500}
        placeholder="As before"
        {...field("opening")}
      />
    </>
  );
}
