import { FilterFields, isNarrowed, type OfferedNames } from "@/components/analysis/filter-fields";
import { OnDemandForm } from "@/components/analysis/on-demand-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { type Choice, SelectField } from "@/components/ui/select-field";
import type { PageQuestion } from "@/lib/analysis/page-question";

export interface FilterChoices extends OfferedNames {
  outcomes: readonly { key: string; label: string }[];
  outcome: { key: string } | undefined;
}

interface FiltersProps {
  /** The page that reads them. */
  path: string;
  question: PageQuestion;
  choices: FilterChoices;
  /** What the outcome is called here; rows of a score have one grain only. */
  about?: "Explain" | "Score";
  /** What the address says beside the filters. */
  kept?: Record<string, string | undefined>;
}

const grainChoices: Choice[] = [
  { value: "interaction", label: "Interaction" },
  { value: "period", label: "Day and team" },
  { value: "customer", label: "Customer" },
];

/** What is analysed and which rows, all of it in the address: a form that only reads. */
export function Filters(props: FiltersProps) {
  const { path, question, choices, about = "Explain", kept = {} } = props;
  const narrowed = isNarrowed(question);
  return (
    <OnDemandForm
      id="filters"
      action={path}
      label={narrowed ? "Change filters" : "Choose outcome and filters"}
      className="grid grid-cols-2 items-end gap-3 max-sm:peer-checked:grid sm:grid-cols-4 lg:grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))]"
    >
      <SelectField
        label={about}
        name="outcome"
        defaultValue={choices.outcome?.key}
        choices={choices.outcomes.map(({ key, label }) => ({ value: key, label }))}
      />
      {about === "Explain" && (
        <SelectField
          label="Compare per"
          name="grain"
          defaultValue={question.grain ?? ""}
          emptyLabel="What fits"
          choices={grainChoices}
        />
      )}
      <FilterFields question={question} choices={choices} />
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="flex gap-2">
        <Button type="submit">Apply</Button>
        {narrowed && (
          <LinkButton tone="quiet" href={path}>
            Clear
          </LinkButton>
        )}
      </div>
    </OnDemandForm>
  );
}
