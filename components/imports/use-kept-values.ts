"use client";

import { useEffect } from "react";
import type { WizardForm, WizardValues } from "@/components/imports/wizard-values";

function keptFor(key: string, columns: readonly { name: string }[]): WizardValues | undefined {
  const kept = sessionStorage.getItem(key);
  if (!kept) return undefined;
  const values: WizardValues = JSON.parse(kept);
  // Read differently since, the file has other columns.
  const same = values.columns.every(({ column }, index) => column === columns[index]?.name);
  return same && values.columns.length === columns.length ? values : undefined;
}

/** Keeps what is said in the form in this tab, so that leaving the page loses nothing. */
export function useKeptValues(
  form: WizardForm,
  importId: string,
  columns: readonly { name: string }[],
): void {
  const key = `import-${importId}`;
  useEffect(() => {
    const kept = keptFor(key, columns);
    if (kept) form.reset(kept);
    const watching = form.watch((values) => sessionStorage.setItem(key, JSON.stringify(values)));
    return () => watching.unsubscribe();
  }, [form.reset, form.watch, key, columns]);
}
