import { type FieldErrors, type FieldPath, type Resolver, set } from "react-hook-form";
import type { z } from "zod";
import { mappingOf } from "@/components/imports/mapping-of";
import { numberProblems } from "@/components/imports/number-problems";
import { newAttribute, newKpi, newQuestion } from "@/components/imports/targets";
import type { WizardValues } from "@/components/imports/wizard-values";
import type { FieldProblem } from "@/lib/ground/refusal";
import { planColumns } from "@/lib/imports/rows/columns";
import { type KnownTargets, StartImport, type Upload } from "@/lib/imports/shapes";

/** The survey whose questions columns already go to. */
export function settledSurvey(values: Pick<WizardValues, "columns">): string | undefined {
  const chosen = values.columns.find(({ target }) => /^answer:.+:/.test(target));
  return chosen?.target.split(":")[1];
}

/** Whether the file brings answers, so that there is a survey to speak of. */
export function hasAnswers(values: Pick<WizardValues, "columns">): boolean {
  return values.columns.some(({ target }) => target.startsWith("answer:"));
}

function defaultsOf({ channel, touchpoint }: WizardValues): Record<string, string> | undefined {
  const said = [
    ["interaction.channel", channel.trim()],
    ["interaction.touchpoint", touchpoint.trim()],
  ].filter(([, word]) => word !== "");
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** The form in the words of the engine's own shape, unchecked. */
function requestOf(values: WizardValues, upload: Upload, known: KnownTargets) {
  const { columns, delimiter, encoding, header } = upload.examination;
  const survey = settledSurvey(values) ?? values.survey;
  return {
    importId: upload.id,
    mapping: mappingOf(values.columns, columns, known),
    options: {
      ...{ delimiter, encoding, header },
      ...(survey && hasAnswers(values) && { survey }),
      ...(values.timezone && { timezone: values.timezone }),
      ...(values.trigger && { trigger: true }),
      defaults: defaultsOf(values),
    },
  };
}

type Field = FieldPath<WizardValues> | "root";

const renamed: Record<string, string> = {
  true: "yesWords",
  false: "noWords",
  scale: "scaleMin",
  values: "target",
};
const newTargets = [newKpi, newQuestion, newAttribute];

/** The field of a column that a path of the mapping ("mapping.Wait time.format") speaks of. */
function columnField(path: string, values: WizardValues): Field | undefined {
  const named = values.columns
    .map(({ column, target }, index) => ({ path: `mapping.${column}`, target, index }))
    .filter((known) => path === known.path || path.startsWith(`${known.path}.`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!named) return undefined;
  const [part = "to"] = path
    .slice(named.path.length + 1)
    .split(".")
    .filter(Boolean);
  const to = newTargets.includes(named.target) ? "key" : "target";
  return `columns.${named.index}.${part === "to" ? to : (renamed[part] ?? part)}` as Field;
}

const optionFields: Record<string, Field> = {
  "options.survey": "survey",
  "options.timezone": "timezone",
  "options.trigger": "trigger",
  "options.defaults.interaction.channel": "channel",
  "options.defaults.interaction.touchpoint": "touchpoint",
};

/** Beside which field of the form a problem of the request is told. */
export function fieldFor(problem: FieldProblem, values: WizardValues): Field {
  return columnField(problem.path, values) ?? optionFields[problem.path] ?? "root";
}

type Issue = z.core.$ZodIssue;

/** A column may be a word or an object; what is wrong is wrong with the object. */
function innermost(issue: Issue, above: PropertyKey[] = []): FieldProblem[] {
  const path = [...above, ...issue.path];
  const inner = issue.code === "invalid_union" ? issue.errors.at(-1) : undefined;
  if (inner && inner.length > 0) return inner.flatMap((each) => innermost(each, path));
  const { code = "invalid", message } = issue;
  return [{ path: path.map(String).join("."), code, message }];
}

/** What is wrong with the form: with its values, and with the columns taken together. */
function problemsIn(
  request: ReturnType<typeof requestOf>,
  upload: Upload,
): { problems: FieldProblem[]; checked?: StartImport } {
  const parsed = StartImport.safeParse(request);
  if (!parsed.success) {
    return { problems: parsed.error.issues.flatMap((issue) => innermost(issue)) };
  }
  const { mapping, options } = parsed.data;
  const { problems } = planColumns(upload.examination, mapping, options);
  return { problems, checked: parsed.data };
}

/** Checks the form by the engine's own shape and plan, and turns it into the engine's request. */
export function wizardResolver(
  upload: Upload,
  known: KnownTargets,
): Resolver<WizardValues, unknown, StartImport> {
  return (values) => {
    const { problems, checked } = problemsIn(requestOf(values, upload, known), upload);
    const numbers = numberProblems(values.columns, upload.examination.columns, known);
    if (checked && problems.length + numbers.length === 0) return { values: checked, errors: {} };
    const errors: FieldErrors<WizardValues> = {};
    const told = problems.map((each) => ({ field: fieldFor(each, values), message: each.message }));
    // Of several problems of one field the last one set is shown.
    for (const { field, message } of [...told.toReversed(), ...numbers]) {
      set(errors, field, { type: "invalid", message });
    }
    return { values: {}, errors };
  };
}
