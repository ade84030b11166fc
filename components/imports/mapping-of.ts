import {
  type ColumnChoice,
  type FileColumn,
  usualScale,
  wordsIn,
} from "@/components/imports/choices";
import { type Reading, readingOf } from "@/components/imports/reading-of";
import { newAttribute, newKpi, newQuestion } from "@/components/imports/targets";
import { numberFormats } from "@/lib/imports/rows/number-cell";
import type { KnownTargets } from "@/lib/imports/shapes";

/** What the form says of one column, in the words of the engine's own shape, unchecked. */
type SaidOfColumn = Record<string, unknown> & { to: string };

const given = (text: string) => (text === "" ? undefined : text);
const listed = (text: string) => (wordsIn(text).length > 0 ? wordsIn(text) : undefined);

function toOf({ target, key }: ColumnChoice): string {
  if (target === newKpi) return `kpi.${key}`;
  if (target === newQuestion) return `answer.${key}`;
  if (target === newAttribute) return `customer.attributes.${key}`;
  const [family, , questionKey] = target.split(":");
  return family === "answer" ? `answer.${questionKey}` : target;
}

/** Undefined for what is no number: the form tells that beside its field. */
function numberIn(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? undefined : number;
}

function scaleOf({ scaleMin, scaleMax, role }: ColumnChoice): [number, number] | undefined {
  const [min, max] = [numberIn(scaleMin), numberIn(scaleMax)];
  return min === undefined || max === undefined ? usualScale(role) : [min, max];
}

function ofNew(choice: ColumnChoice, reading: Reading) {
  const { target, label, level, unit, direction, role } = choice;
  if (target === newKpi) return { label: given(label), level, unit, direction };
  if (target !== newQuestion) return {};
  return { label: given(label), role, scale: reading === "number" ? scaleOf(choice) : undefined };
}

function valuesOf({ values }: ColumnChoice): Record<string, number> | undefined {
  const said = values.flatMap(({ text, number }): [string, number][] => {
    const meaning = numberIn(number);
    return meaning === undefined ? [] : [[text, meaning]];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

function howRead(choice: ColumnChoice, reading: Reading) {
  const { format, decimal, yesWords, noWords } = choice;
  const ofNumbers = numberFormats.some((known) => known === format);
  const words = { true: listed(yesWords), false: listed(noWords) };
  if (reading === "yes-no") return words;
  if (reading === "moment") return { format: ofNumbers ? "" : format };
  if (reading === "text") return {};
  return {
    ...words,
    format: ofNumbers ? format : "",
    decimal: given(decimal),
    values: valuesOf(choice),
  };
}

function saidOf(
  choice: ColumnChoice,
  column: FileColumn,
  known: KnownTargets,
): SaidOfColumn | undefined {
  const reading = readingOf(choice, column, known);
  if (!reading) return undefined;
  const said = {
    ...ofNew(choice, reading),
    ...howRead(choice, reading),
    missing: listed(choice.missing),
  };
  const told = Object.entries(said).filter(([, value]) => value !== undefined && value !== "");
  return { ...Object.fromEntries(told), to: toOf(choice) };
}

/** The whole mapping, by column. */
export function mappingOf(
  choices: readonly ColumnChoice[],
  columns: readonly FileColumn[],
  known: KnownTargets,
): Record<string, SaidOfColumn> {
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const choice = choices[index];
      const said = choice && saidOf(choice, column, known);
      return said ? [[column.name, said]] : [];
    }),
  );
}
