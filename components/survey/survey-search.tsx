import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { SurveyQuery } from "@/lib/surveys/shapes";

const statuses = [
  { value: "draft", label: "Draft" },
  { value: "published", label: "Published" },
  { value: "closed", label: "Closed" },
  { value: "archived", label: "Archived" },
];

interface SurveySearchProps {
  query: SurveyQuery;
  /** Those in use. */
  tags: readonly string[];
}

/** Finds surveys by name, tag and status; the choice is in the address, and Enter is enough. */
export function SurveySearch({ query, tags }: SurveySearchProps) {
  return (
    <form action="/surveys" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="sort" value={query.sort} />
      <TextField
        label="Search surveys by name or tag"
        labelHidden
        type="search"
        name="search"
        placeholder="Search by name or tag"
        defaultValue={query.search}
        className="w-64 max-sm:w-full"
      />
      <SelectField
        label="Status"
        labelHidden
        name="status"
        emptyLabel="All but archived"
        choices={statuses}
        defaultValue={query.status ?? ""}
        className="w-40 max-sm:grow max-sm:basis-2/5"
      />
      {tags.length > 0 && (
        <SelectField
          label="Tag"
          labelHidden
          name="tag"
          emptyLabel="Any tag"
          choices={tags.map((tag) => ({ value: tag, label: tag }))}
          defaultValue={query.tag ?? ""}
          className="w-36 max-sm:grow max-sm:basis-2/5"
        />
      )}
      <Button type="submit">Search</Button>
    </form>
  );
}
