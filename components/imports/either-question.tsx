import { useId } from "react";
import { classes } from "@/components/ui/classes";
import { TypedBefore } from "@/components/ui/typed-before";

interface EitherQuestionProps<V extends string> {
  legend: string;
  question: string;
  name: string;
  options: readonly { value: V; label: string }[];
  chosen: (value: V) => boolean;
  onChoose: (value: V) => void;
}

/** Asks which of a few readings is meant, where the cells alone cannot tell. */
export function EitherQuestion<V extends string>(props: EitherQuestionProps<V>) {
  const { legend, question, name, options, chosen, onChoose } = props;
  const id = useId();
  return (
    <fieldset className="rounded-lg border border-warn/25 bg-warn-soft px-4 py-3">
      <legend className="sr-only">{legend}</legend>
      <p className="text-sm text-ink">{question}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className={classes(
              "flex cursor-pointer items-center gap-2 rounded-md border bg-surface px-3 py-1.5 text-sm max-sm:py-2.5",
              chosen(value) ? "border-accent text-ink" : "border-control text-ink-muted",
            )}
          >
            <input
              id={`${id}-${value}`}
              type="radio"
              name={name}
              value={value}
              className="accent-accent"
              checked={chosen(value)}
              onChange={() => onChoose(value)}
            />
            <TypedBefore control={`${id}-${value}`} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
