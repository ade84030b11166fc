import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { SurveyQuery } from "@/lib/surveys/shapes";

const statuses = [
  { value: "draft", label: "Draft" },
  { value: "published", label: "Published" },
  { value: "closed", label: "Closed" },
];

/** Finds surveys by name and status; the choice is in the address, and Enter is enough. */
export function SurveySearch({ query }: { query: SurveyQuery }) {
  return (
    <form action="/surveys" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="sort" value={query.sort} />
      <TextField
        label="Search surveys by name"
        labelHidden
        type="search"
        name="search"
        placeholder="Search by name"
        defaultValue={query.search}
        className="w-64 max-sm:w-full"
      />
      <SelectField
        label="Status"
        labelHidden
        name="status"
        emptyLabel="Any status"
        choices={statuses}
        defaultValue={query.status ?? ""}
        className="w-36 max-sm:flex-1"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
