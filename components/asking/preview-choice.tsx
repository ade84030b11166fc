import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { languageName } from "@/lib/surveys/page/words";

interface PreviewChoiceProps {
  path: string;
  languages: readonly string[];
  as: string | undefined;
  language: string | undefined;
  /** False when nobody is known by what was asked for. */
  known: boolean;
}

/** Whose message the preview shows; the choice is in the address, and Enter is enough. */
export function PreviewChoice({ path, languages, as, language, known }: PreviewChoiceProps) {
  return (
    <div className="mb-3 flex flex-col gap-3">
      <form action={path} className="flex flex-wrap items-end gap-2">
        <TextField
          label="As this customer reads it"
          name="as"
          type="search"
          placeholder="Their id or e-mail"
          defaultValue={as}
          className="w-56 max-sm:w-full"
        />
        {languages.length > 1 && (
          <SelectField
            label="Language"
            name="language"
            emptyLabel="The customer's"
            choices={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
            defaultValue={language ?? ""}
            className="w-44 max-sm:flex-1"
          />
        )}
        <Button type="submit">Show</Button>
      </form>
      {!known && <Notice tone="warn">Nobody is known by that id or address.</Notice>}
    </div>
  );
}
