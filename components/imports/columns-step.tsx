import { useWatch } from "react-hook-form";
import type { ColumnChoice } from "@/components/imports/choices";
import { ColumnCard } from "@/components/imports/column-card";
import { targetGroups } from "@/components/imports/targets";
import { settledSurvey } from "@/components/imports/wizard-request";
import type { WizardForm } from "@/components/imports/wizard-values";
import { Notice } from "@/components/ui/notice";
import type { KnownTargets, Upload } from "@/lib/imports/shapes";
import { fixedTargets } from "@/lib/imports/targets";

interface ColumnsStepProps {
  upload: Upload;
  form: WizardForm;
  known: KnownTargets;
}

/** Says of each column where it goes. */
export function ColumnsStep({ upload, form, known }: ColumnsStepProps) {
  const { columns, looksHeaderless, hasBrokenText, header } = upload.examination;
  const choices = useWatch({ control: form.control, name: "columns" });
  const groups = targetGroups(known, settledSurvey({ columns: choices }));
  const joined = joinedColumns(choices);
  const taken = choices.filter(({ target }) => target !== "").length;
  return (
    <>
      {looksHeaderless && header && (
        <Notice tone="warn" title="Does the file have names for its columns?">
          The first line looks like data. If it is, choose “Read it differently”: otherwise that
          line is lost.
        </Notice>
      )}
      {hasBrokenText && (
        <Notice tone="warn" title="Some letters cannot be read">
          The rows that have them will be left out, unless you choose another encoding with “Read it
          differently”.
        </Notice>
      )}
      <section aria-labelledby="columns-title" className="rounded-xl border border-line bg-surface">
        <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-5 py-4">
          <h2 id="columns-title" className="text-base font-semibold">
            Where each column goes
          </h2>
          <p aria-live="polite" className="text-sm text-ink-muted">
            {taken} of {columns.length} imported
          </p>
        </header>
        <ul className="divide-y divide-line">
          {columns.map((column, index) => (
            <ColumnCard
              key={column.name}
              {...{ column, index, form, known, groups }}
              joined={joined.get(column.name)}
            />
          ))}
        </ul>
      </section>
    </>
  );
}

/** Columns that share a moment, each with the first of them. */
function joinedColumns(choices: readonly ColumnChoice[]): Map<string, string> {
  const first = new Map<string, string>();
  const joined = new Map<string, string>();
  for (const { column, target } of choices) {
    const other = first.get(target);
    if (other && fixedTargets[target]?.kind === "moment") joined.set(column, other);
    first.set(target, other ?? column);
  }
  return joined;
}
