import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { kindWords } from "@/lib/delivery/kinds";
import { type PreviewQuery, shownKinds } from "@/lib/delivery/shapes";
import { languageName } from "@/lib/surveys/page/words";

interface PreviewChoiceProps {
  path: string;
  query: PreviewQuery;
  languages: readonly string[];
  /** False when nobody is known by what was asked for. */
  known: boolean;
  /** How many reminders follow the first request. */
  reminders: number;
  /** Which of them is shown. */
  request: number;
}

const kinds = shownKinds.map((value) => ({ value, label: kindWords[value] }));

/** The first request and its reminders. */
const requestsOf = (reminders: number) =>
  Array.from({ length: reminders + 1 }, (_, request) => ({
    value: String(request),
    label: request === 0 ? "First request" : `Reminder ${request}`,
  }));

/** Whose message the preview shows; the choice is in the address, and Enter is enough. */
export function PreviewChoice(props: PreviewChoiceProps) {
  const { path, query, languages, known, reminders, request } = props;
  const { as, language, by } = query;
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
        <SelectField
          label="By"
          name="by"
          choices={kinds}
          defaultValue={by ?? "email"}
          className="w-32 max-sm:min-w-36 max-sm:flex-1"
        />
        {reminders > 0 && (
          <SelectField
            label="Request"
            name="request"
            choices={requestsOf(reminders)}
            defaultValue={String(request)}
            className="w-40 max-sm:min-w-38 max-sm:flex-1"
          />
        )}
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
