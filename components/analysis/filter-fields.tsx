import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { nameOfKey } from "@/lib/ground/name-of-key";

/** What an organisation's rows can be narrowed by. */
export interface OfferedNames {
  surveys: readonly { id: string; name: string }[];
  touchpoints: readonly string[];
  channels: readonly string[];
  teams: readonly string[];
  segments: readonly string[];
  /** Whether there are customers whose value is known. */
  valued: boolean;
}

interface FilterFieldsProps {
  question: PageQuestion;
  choices: OfferedNames;
  /** Before the names of the fields, where a form has two selections. */
  prefix?: string;
}

const tierChoices: Choice[] = [
  { value: "high", label: "Highest third" },
  { value: "middle", label: "Middle third" },
  { value: "low", label: "Lowest third" },
];

const named = (names: readonly string[], read = (name: string) => name): Choice[] =>
  names.map((name) => ({ value: name, label: read(name) }));

/** Whether the question asks for less than everything. */
export function isNarrowed(question: PageQuestion): boolean {
  const { outcome: _, grain: __, ...filter } = question;
  return Object.values(filter).some((given) => given !== undefined);
}

/** The fields of one selection; what an organisation has less than two of is no choice. */
export function FilterFields({ question, choices, prefix = "" }: FilterFieldsProps) {
  const { survey, touchpoint, channel, team, segment, tier, from, to } = question;
  const lists = [
    { name: "survey", label: "Survey", all: "All surveys", given: survey },
    { name: "touchpoint", label: "Touchpoint", all: "All touchpoints", given: touchpoint },
    { name: "channel", label: "Channel", all: "All channels", given: channel },
    { name: "team", label: "Team", all: "All teams", given: team },
    { name: "segment", label: "Segment", all: "All segments", given: segment },
    { name: "tier", label: "Lifetime value", all: "Any value", given: tier },
  ] as const;
  const offered: Record<(typeof lists)[number]["name"], Choice[]> = {
    survey: choices.surveys.map(({ id, name }) => ({ value: id, label: name })),
    touchpoint: named(choices.touchpoints, nameOfKey),
    channel: named(choices.channels, nameOfKey),
    team: named(choices.teams),
    segment: named(choices.segments),
    tier: choices.valued ? tierChoices : [],
  };
  return (
    <>
      <TextField label="From" name={`${prefix}from`} type="date" defaultValue={from} />
      <TextField label="To" name={`${prefix}to`} type="date" defaultValue={to} />
      {lists.map(({ name, label, all, given }) =>
        offered[name].length < 2 && !given ? null : (
          <SelectField
            key={name}
            label={label}
            name={prefix + name}
            emptyLabel={all}
            defaultValue={given?.[0] ?? ""}
            choices={offered[name]}
          />
        ),
      )}
    </>
  );
}
