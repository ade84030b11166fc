import { useWatch } from "react-hook-form";
import { field } from "@/components/imports/field";
import { hasAnswers, settledSurvey } from "@/components/imports/wizard-request";
import type { WizardForm, WizardValues } from "@/components/imports/wizard-values";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { KnownTargets } from "@/lib/imports/shapes";

interface OptionsStepProps {
  form: WizardForm;
  known: KnownTargets;
  timeZones: readonly string[];
}

const goesTo = ({ columns }: Pick<WizardValues, "columns">, target: string) =>
  columns.some((column) => column.target === target);

/** What holds for all rows of the file. */
export function OptionsStep({ form, known, timeZones }: OptionsStepProps) {
  const columns = useWatch({ control: form.control, name: "columns" });
  const { errors } = form.formState;
  const values = { columns };
  const makesInteractions = columns.some(({ target }) => /^(interaction|kpi|answer)/.test(target));
  return (
    <Panel title="What holds for every row">
      <div className="flex max-w-xl flex-col gap-6">
        {hasAnswers(values) && <SurveyChoice {...{ form, known, columns }} />}
        <TextField
          label="Time zone"
          hint="Where dates and times of the file are meant, unless they name an offset."
          list="time-zones"
          error={errors.timezone?.message}
          {...field(form, "timezone")}
        />
        <datalist id="time-zones">
          {timeZones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        {makesInteractions && (
          <div className="grid gap-4 sm:grid-cols-2">
            {!goesTo(values, "interaction.channel") && (
              <TextField
                label="Channel of every interaction"
                optional
                placeholder="phone"
                error={errors.channel?.message}
                {...field(form, "channel")}
              />
            )}
            {!goesTo(values, "interaction.touchpoint") && (
              <TextField
                label="Touchpoint of every interaction"
                optional
                placeholder="billing question"
                error={errors.touchpoint?.message}
                {...field(form, "touchpoint")}
              />
            )}
          </div>
        )}
        {makesInteractions && (
          <CheckboxField
            label="Let the triggers decide on these interactions"
            hint="Customers may then be sent a survey. Leave this out for anything but fresh interactions."
            error={errors.trigger?.message}
            defaultChecked={form.getValues("trigger")}
            {...form.register("trigger")}
          />
        )}
      </div>
    </Panel>
  );
}

function SurveyChoice({
  form,
  known,
  columns,
}: Omit<OptionsStepProps, "timeZones"> & Pick<WizardValues, "columns">) {
  const settled = settledSurvey({ columns });
  const survey = known.surveys.find(({ id }) => id === settled);
  if (survey) {
    return (
      <div>
        <p className="text-sm font-medium">Survey of the answers</p>
        <p className="mt-1 text-sm text-ink-muted">
          {survey.name}, because columns go to its questions.
        </p>
      </div>
    );
  }
  return (
    <SelectField
      label="Survey of the answers"
      hint="An existing survey takes them when it has questions of the same keys."
      emptyLabel="A new one, with these questions"
      choices={known.surveys.map(({ id, name }) => ({ value: id, label: name }))}
      error={form.formState.errors.survey?.message}
      {...field(form, "survey")}
    />
  );
}
