"use client";

import { useState } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { CatalogueKpi } from "@/lib/framework/kpi-catalogue-shapes";
import type { Answer } from "@/lib/ground/answer";
import { KpiForm as KpiShape, kpiLevels } from "@/lib/kpis/shapes";
import { directionWords, levelWords } from "@/lib/kpis/words";

export type SaveKpi = (input: z.input<typeof KpiShape>) => Promise<Answer<unknown>>;

interface KpiEditorProps {
  kpi: CatalogueKpi;
  save: SaveKpi;
}

/** Opens a window in which a KPI's meaning is edited, and who answers for what of it. */
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

/** What the form begins with; of Vocal's own measures the meaning is not asked. */
function valuesOf({
  key,
  label,
  level,
  unit,
  direction,
  owner,
  target,
  source,
  isOwn,
}: CatalogueKpi) {
  const care = { key, owner, target: target === null ? "" : String(target), source };
  const known = kpiLevels.find((each) => each === level);
  return isOwn ? care : { ...care, label, level: known, unit, direction };
}

function KpiForm({ kpi, save, close }: KpiEditorProps & { close: () => void }) {
  const form = useActionForm({
    shape: KpiShape,
    action: save,
    defaultValues: valuesOf(kpi),
    onDone: close,
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="mt-2 flex flex-col gap-4">
      {!kpi.isOwn && (
        <>
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
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Owner"
          optional
          hint="Who answers for it."
          error={errors.owner?.message}
          {...form.register("owner")}
        />
        <TextField
          label="Target"
          optional
          inputMode="decimal"
          hint={kpi.unit ? `In ${kpi.unit}.` : "In its own unit."}
          error={errors.target?.message}
          {...form.register("target")}
        />
      </div>
      <TextField
        label="Source"
        optional
        placeholder="Telephone system, every night"
        error={errors.source?.message}
        {...form.register("source")}
      />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused}>
        <Button onClick={close}>Cancel</Button>
      </FormFoot>
    </form>
  );
}
