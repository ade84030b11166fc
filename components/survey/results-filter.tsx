import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { ResponseQuery } from "@/lib/responses/shapes";

const steps = [
  { value: "day", label: "By day" },
  { value: "week", label: "By week" },
  { value: "month", label: "By month" },
];
const classes = [
  { value: "promoter", label: "Promoters" },
  { value: "passive", label: "Passives" },
  { value: "detractor", label: "Detractors" },
];

interface FilterProps {
  /** The page itself. */
  path: string;
  query: ResponseQuery;
}

/** From which day to which, and in which steps; the choice is in the address. */
export function PeriodFilter({ path, query }: FilterProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-3">
      <TextField label="From" type="date" name="from" defaultValue={query.from} />
      <TextField label="To" type="date" name="to" defaultValue={query.to} />
      <SelectField label="Steps" name="by" choices={steps} defaultValue={query.by} />
      <Button type="submit">Show</Button>
    </form>
  );
}

/** Words and class that the listed responses have. */
export function ResponseSearch({ path, query }: FilterProps) {
  return (
    <form action={`${path}#responses`} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="from" value={query.from ?? ""} />
      <input type="hidden" name="to" value={query.to ?? ""} />
      <input type="hidden" name="by" value={query.by} />
      <TextField
        label="Search answers and customers"
        labelHidden
        type="search"
        name="search"
        placeholder="Search answers and customers"
        defaultValue={query.search}
        className="w-72 max-sm:w-full"
      />
      <SelectField
        label="Class"
        labelHidden
        name="class"
        emptyLabel="Any class"
        choices={classes}
        defaultValue={query.class ?? ""}
        className="w-40"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
