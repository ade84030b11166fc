import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

type Name = "afterDays" | "channel" | "subject";

interface ReminderFieldsProps {
  number: number;
  field: (
    name: Name,
  ) => Pick<ComponentProps<"input">, "name"> & { error?: string } & Pick<
      ComponentProps<"input"> & ComponentProps<"select">,
      "ref" | "onChange" | "onBlur"
    >;
  kinds: readonly Choice[];
  remove: () => void;
}

/** One reminder: when, by what, and under which subject. */
export function ReminderFields({ number, field, kinds, remove }: ReminderFieldsProps) {
  return (
    <fieldset className="rounded-lg border border-line p-4">
      <legend className="px-1 text-sm font-medium">Reminder {number}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-[7rem_9rem_minmax(0,1fr)]">
        <TextField
          label="After"
          suffix={number === 1 ? "days" : "more"}
          inputMode="numeric"
          {...field("afterDays")}
        />
        <SelectField label="By" choices={kinds} emptyLabel="The same" {...field("channel")} />
        <TextField label="Subject" optional placeholder="As before" {...field("subject")} />
      </div>
      <div className="mt-3">
        <Button size="small" onClick={remove} aria-label={`Remove reminder ${number}`}>
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
