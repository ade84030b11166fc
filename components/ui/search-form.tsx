import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

interface SearchFormProps {
  /** The page that shows what was found. */
  path: string;
  label: string;
  placeholder: string;
  search: string | undefined;
}

/** Narrows a list by one text, which stands in the page's address. */
export function SearchForm({ path, search, ...field }: SearchFormProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      <TextField
        {...field}
        labelHidden
        type="search"
        name="search"
        defaultValue={search}
        className="w-72 max-sm:min-w-0 max-sm:flex-1"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
