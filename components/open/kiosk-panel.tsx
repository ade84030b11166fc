"use client";

import { Badge } from "@/components/ui/badge";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CopyField } from "@/components/ui/copy-field";
import { FormFoot } from "@/components/ui/form-foot";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { type Kiosk, SaveKiosk } from "@/lib/surveys/kiosk-shapes";

interface KioskPanelProps {
  surveyId: string;
  /** Absent while the survey has no open link. */
  kiosk: Kiosk | undefined;
  answers: number;
  /** Absent for whoever may only look. */
  save: ((input: unknown) => Promise<Answer<Kiosk>>) | undefined;
}

/** A device that people pass by: the survey fills its screen and begins again after each of them. */
export function KioskPanel({ surveyId, kiosk, answers, save }: KioskPanelProps) {
  return (
    <Panel
      title="Kiosk"
      lead="For a tablet at the door or a counter. The survey fills the screen, begins again after each thank-you and after a minute without a touch, and is left by a code."
      actions={
        kiosk && (
          <Badge tone={kiosk.active ? "good" : "neutral"}>{kiosk.active ? "On" : "Off"}</Badge>
        )
      }
    >
      {kiosk ? (
        <div className="flex flex-col gap-4">
          {kiosk.active && (
            <CopyField
              label="Open this on the device"
              value={kiosk.url}
              hint={`${answers === 1 ? "1 answer" : `${answers.toLocaleString("en")} answers`} so far. The code cannot stop the device's own keys: lock the browser with the device's kiosk setting too.`}
            />
          )}
          {save && <KioskForm {...{ surveyId, kiosk, save }} />}
        </div>
      ) : (
        <p className="text-sm text-ink-muted">Make the open link first: a kiosk stands on it.</p>
      )}
    </Panel>
  );
}

interface KioskFormProps {
  surveyId: string;
  kiosk: Kiosk;
  save: (input: unknown) => Promise<Answer<Kiosk>>;
}

function KioskForm({ surveyId, kiosk, save }: KioskFormProps) {
  const form = useActionForm({
    shape: SaveKiosk,
    action: save,
    defaultValues: { surveyId, active: kiosk.active, exitCode: "" },
  });
  const wrong = form.formState.errors.exitCode?.message;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-lg flex-col gap-4">
      <TextField
        label="Exit code"
        hint="4 to 12 digits. It is not shown again; left empty, the one there is stays."
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        error={wrong}
        {...form.register("exitCode")}
      />
      <CheckboxField label="Kiosk is on" {...form.register("active")} />
      <FormFoot
        submitLabel="Save the kiosk"
        busy={form.busy}
        refused={wrong ? undefined : form.refused}
        done={form.formState.isSubmitSuccessful && !form.refused ? "Saved." : undefined}
      />
    </form>
  );
}
