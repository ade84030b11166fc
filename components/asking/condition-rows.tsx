"use client";

import { comparisonWords, factName } from "@/components/asking/condition-words";
import type { FactGroup } from "@/components/asking/fact-groups";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { TypedComparison, TypedRow } from "@/lib/touchpoints/trigger-values";

interface ConditionRowsProps {
  label: string;
  /** Said while there is no condition. */
  emptyHint: string;
  facts: readonly FactGroup[];
  rows: readonly TypedRow[];
  /** What is wrong with a field of the comparison at that place. */
  problem: (row: number, at: number, field: keyof TypedComparison) => string | undefined;
  onChange: (rows: TypedRow[]) => void;
}

/** Rows that must all hold, each with alternatives: the whole condition language as a form. */
export function ConditionRows(props: ConditionRowsProps) {
  const { label, emptyHint, facts, rows, problem, onChange } = props;
  const [first] = facts[0]?.choices ?? [];
  const blank: TypedComparison = { fact: first?.value ?? "touchpoint", is: "one-of", text: "" };
  const change = (row: number, any: TypedComparison[]) =>
    onChange(
      any.length === 0
        ? rows.filter((_, at) => at !== row)
        : rows.map((one, at) => (at === row ? { any } : one)),
    );
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      {rows.length === 0 && <p className="text-sm text-ink-muted">{emptyHint}</p>}
      {rows.map(({ any }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
        <div key={row} className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
          {any.map((comparison, at) => (
            <ComparisonFields
              // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no other identity
              key={at}
              number={`${row + 1}.${at + 1}`}
              joined={at > 0 ? "or" : row > 0 ? "and" : undefined}
              comparison={comparison}
              facts={facts}
              problem={(field) => problem(row, at, field)}
              onChange={(changed) =>
                change(
                  row,
                  any.map((one, index) => (index === at ? changed : one)),
                )
              }
              onRemove={() =>
                change(
                  row,
                  any.filter((_, index) => index !== at),
                )
              }
            />
          ))}
          <div>
            <Button tone="quiet" size="small" onClick={() => change(row, [...any, blank])}>
              or …
            </Button>
          </div>
        </div>
      ))}
      {rows.some(({ any }) => any.some(isListed)) && (
        <p className="text-xs text-ink-muted">
          Put commas between several values; a value that has a comma stands in quotation marks.
        </p>
      )}
      <div>
        <Button size="small" onClick={() => onChange([...rows, { any: [blank] }])}>
          Add a condition
        </Button>
      </div>
    </fieldset>
  );
}

const isListed = ({ is }: TypedComparison) => is === "one-of" || is === "none-of";

const comparisons = Object.entries(comparisonWords).map(([value, label]) => ({ value, label }));

interface ComparisonFieldsProps {
  /** Tells the comparisons apart for who hears the page. */
  number: string;
  joined: "and" | "or" | undefined;
  comparison: TypedComparison;
  facts: readonly FactGroup[];
  problem: (field: keyof TypedComparison) => string | undefined;
  onChange: (changed: TypedComparison) => void;
  onRemove: () => void;
}

function ComparisonFields(props: ComparisonFieldsProps) {
  const { number, joined, comparison, problem, onChange, onRemove } = props;
  const { fact, is, text } = comparison;
  const compared = is !== "known" && is !== "unknown";
  const listed = isListed(comparison);
  return (
    <div className="flex flex-wrap items-start gap-2">
      {joined && <span className="flex h-9 w-8 items-center text-sm text-ink-muted">{joined}</span>}
      <SelectField
        label={`Condition ${number}: what`}
        labelHidden
        choices={withFact(props.facts, fact)}
        value={fact}
        error={problem("fact")}
        onChange={({ target }) => onChange({ ...comparison, fact: target.value })}
        className="w-44 max-sm:w-full"
      />
      <SelectField
        label={`Condition ${number}: how`}
        labelHidden
        choices={comparisons}
        value={is}
        error={problem("is")}
        onChange={({ target }) => onChange({ ...comparison, is: target.value })}
        className="w-34 max-sm:flex-1"
      />
      {compared && (
        <TextField
          label={`Condition ${number}: value`}
          labelHidden
          placeholder={listed ? "one, or another" : "a number"}
          inputMode={listed ? undefined : "decimal"}
          value={text}
          error={problem("text")}
          onChange={({ target }) => onChange({ ...comparison, text: target.value })}
          className="min-w-28 max-w-72 flex-1"
        />
      )}
      <Button
        tone="quiet"
        aria-label={`Remove condition ${number}`}
        onClick={onRemove}
        className="px-2"
      >
        ✕
      </Button>
    </div>
  );
}

/** A condition made over the API may ask about what no data have shown yet. */
function withFact(facts: readonly FactGroup[], fact: string): FactGroup[] {
  const known = facts.some(({ choices }) => choices.some(({ value }) => value === fact));
  const other = { label: "Other", choices: [{ value: fact, label: factName(fact) }] };
  return known ? [...facts] : [...facts, other];
}
