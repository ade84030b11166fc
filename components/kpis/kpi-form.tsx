"use client";

import type { FieldErrors, UseFormRegister } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { CatalogueKpi } from "@/lib/framework/kpi-catalogue-shapes";
import type { Answer } from "@/lib/ground/answer";
import { KpiForm as KpiShape, kpiLevels } from "@/lib/kpis/shapes";
import { directionWords, levelWords } from "@/lib/kpis/words";

type Input = z.input<typeof KpiShape>;
export type SaveKpi = (input: Input) => Promise<Answer<unknown>>;

interface KpiFormProps {
  /** Absent for one that is to be computed from others. */
  kpi?: CatalogueKpi;
  /** Keys that a formula may name. */
  measured: readonly string[];
  save: SaveKpi;
  close: () => void;
}

interface Fields {
  register: UseFormRegister<Input>;
  errors: FieldErrors<Input>;
}

const care = { owner: "", target: "", source: "" };
const fresh: Input = {
  ...{ key: "", formula: "", label: "", level: "operational", unit: "", direction: "neutral" },
  ...care,
};

/** What the form begins with; of Vocal's own measures the meaning is not asked. */
function valuesOf(kpi: CatalogueKpi): Input {
  const { key, label, level, unit, direction, owner, target, source, isOwn, formula } = kpi;
  const said = { key, owner, target: target === null ? "" : String(target), source };
  if (isOwn) return said;
  const known = kpiLevels.find((each) => each === level);
  const meaning = { ...said, label, level: known, unit, direction };
  return formula === null ? meaning : { ...meaning, formula };
}

/** What a KPI means and, where it is computed, from what; and who answers for it. */
export function KpiForm({ kpi, measured, save, close }: KpiFormProps) {
  const form = useActionForm({
    shape: KpiShape,
    action: save,
    defaultValues: kpi ? valuesOf(kpi) : fresh,
    onDone: close,
  });
  const fields = { register: form.register, errors: form.formState.errors };
  return (
    <form noValidate onSubmit={form.submit} className="mt-2 flex flex-col gap-4">
      {(!kpi || kpi.formula !== null) && (
        <FormulaFields {...fields} isNew={!kpi} measured={measured} />
      )}
      {!kpi?.isOwn && <MeaningFields {...fields} kpiKey={kpi?.key} />}
      <CareFields {...fields} unit={kpi?.unit ?? ""} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused}>
        <Button onClick={close}>Cancel</Button>
      </FormFoot>
    </form>
  );
}

function FormulaFields({
  register,
  errors,
  isNew,
  measured,
}: Fields & { isNew: boolean; measured: readonly string[] }) {
  return (
    <>
      {isNew && (
        <TextField
          label="Key"
          hint="What files, filters and other formulas call it. It cannot be changed later."
          placeholder="transfer_share"
          error={errors.key?.message}
          {...register("key")}
        />
      )}
      <TextField
        label="Formula"
        hint="Keys of KPIs that are measured per the same thing, numbers, + - * / and brackets. Divided by zero, or with a part missing, there is no value."
        placeholder="transfers / contacts"
        spellCheck={false}
        error={errors.formula?.message}
        {...register("formula")}
      />
      <details className="text-xs">
        <summary className="cursor-pointer">The {measured.length} keys there are</summary>
        <p className="mt-1 font-mono [overflow-wrap:anywhere]">{measured.join(", ")}</p>
      </details>
    </>
  );
}

function MeaningFields({ register, errors, kpiKey }: Fields & { kpiKey: string | undefined }) {
  return (
    <>
      <TextField
        label="Label"
        hint={`What reports call it.${kpiKey ? ` Its key stays ${kpiKey}.` : ""}`}
        error={errors.label?.message}
        {...register("label")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Level"
          choices={levelWords}
          error={errors.level?.message}
          {...register("level")}
        />
        <TextField
          label="Unit"
          optional
          placeholder="s, %, calls"
          error={errors.unit?.message}
          {...register("unit")}
        />
      </div>
      <SelectField
        label="Better when"
        hint="Decides what counts as good performance in the analysis."
        choices={directionWords}
        error={errors.direction?.message}
        {...register("direction")}
      />
    </>
  );
}

function CareFields({ register, errors, unit }: Fields & { unit: string }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Owner"
          optional
          hint="Who answers for it."
          error={errors.owner?.message}
          {...register("owner")}
        />
        <TextField
          label="Target"
          optional
          inputMode="decimal"
          hint={unit ? `In ${unit}.` : "In its own unit."}
          error={errors.target?.message}
          {...register("target")}
        />
      </div>
      <TextField
        label="Source"
        optional
        placeholder="Telephone system, every night"
        error={errors.source?.message}
        {...register("source")}
      />
    </>
  );
}
