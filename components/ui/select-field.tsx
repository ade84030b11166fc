import type { ComponentProps } from "react";
import { classes } from "@/components/ui/classes";
import { controlLook, FieldFrame, type FieldProps } from "@/components/ui/field";

export interface Choice {
  value: string;
  label: string;
}

/** Choices that belong together, under a heading. */
export interface ChoiceGroup {
  /** Tells groups of the same label apart. */
  id?: string;
  label: string;
  choices: readonly Choice[];
}

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, "className"> & {
    choices: readonly (Choice | ChoiceGroup)[];
    /** The first, empty choice: "All teams", "Choose …". */
    emptyLabel?: string;
    optional?: boolean;
  };

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}

/** One choice of several, with label, hint and error: the system's own control. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, labelHidden, optional, className, id, ...rest } = props;
  const { choices, emptyLabel, ...select } = rest;
  return (
    <FieldFrame {...{ label, hint, error, labelHidden, optional, className, id }}>
      {(wiring) => (
        <span className="relative block">
          <select
            // Where a link leads to the same page with another choice, it shows that one.
            key={String(select.defaultValue)}
            {...select}
            {...wiring}
            className={classes(
              controlLook,
              "h-9 appearance-none pr-9 read-only:bg-surface disabled:bg-sunken max-sm:h-11",
            )}
          >
            {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
            {choices.map((choice) =>
              "choices" in choice ? (
                <optgroup key={choice.id ?? choice.label} label={choice.label}>
                  <Options choices={choice.choices} />
                </optgroup>
              ) : (
                <Options key={choice.value} choices={[choice]} />
              ),
            )}
          </select>
          <svg
            aria-hidden="true"
            viewBox="0 0 16 16"
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-muted"
          >
            <path d="M4 6.5 8 10.5 12 6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </span>
      )}
    </FieldFrame>
  );
}
