"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { EditKpi, type Kpi } from "@/lib/kpis/shapes";
import { directionWords, levelWords } from "@/lib/kpis/words";

interface KpiEditorProps {
  kpi: Kpi;
  save: (input: EditKpi) => Promise<Answer<Kpi>>;
}

/** Opens a window in which a KPI's meaning is edited. */
export function KpiEditor({ kpi, save }: KpiEditorProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" aria-label={`Edit ${kpi.label}`} onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Dialog title={`Edit ${kpi.label}`} open={open} onClose={close}>
        {open && <KpiForm kpi={kpi} save={save} close={close} />}
      </Dialog>
    </>
  );
}

function KpiForm({ kpi, save, close }: KpiEditorProps & { close: () => void }) {
  const { id, label, level, unit, direction } = kpi;
  const form = useActionForm({
    shape: EditKpi,
    action: save,
    defaultValues: { kpiId: id, label, level, unit, direction },
    onDone: close,
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="mt-2 flex flex-col gap-4">
      <TextField
        label="Label"
        hint={`What reports call it. Its key stays ${kpi.key}.`}
        error={errors.label?.message}
        {...form.register("label")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Level"
          choices={levelWords}
          error={errors.level?.message}
          {...form.register("level")}
        />
        <TextField
          label="Unit"
          optional
          placeholder="s, %, calls"
          error={errors.unit?.message}
          {...form.register("unit")}
        />
      </div>
      <SelectField
        label="Better when"
        hint="Decides what counts as good performance in the analysis."
        choices={directionWords}
        error={errors.direction?.message}
        {...form.register("direction")}
      />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused}>
        <Button onClick={close}>Cancel</Button>
      </FormFoot>
    </form>
  );
}
