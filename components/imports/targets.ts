import type { ChoiceGroup } from "@/components/ui/select-field";
import type { KnownTargets } from "@/lib/imports/shapes";
import { fixedTargets } from "@/lib/imports/targets";

/** Stand for something that does not exist yet; its key is in the form beside them. */
export const newKpi = "kpi:new";
export const newQuestion = "answer:new";
export const newAttribute = "attribute:new";

const families = ["Interaction", "Customer", "Purchase", "Referral", "Period"];
const fixed = Object.entries(fixedTargets).map(([value, { label }]) => ({ value, label }));

function familyChoices(family: string) {
  const choices = fixed.filter(({ label }) => label.startsWith(`${family}:`));
  if (family !== "Customer") return choices;
  return [...choices, { value: newAttribute, label: "Customer: another attribute" }];
}

/** The value of a choice: the key alone would not say of which survey. */
function questionTarget(surveyId: string, key: string): string {
  return `answer:${surveyId}:${key}`;
}

/** Every place a column can go; questions of one survey only once one is settled. */
export function targetGroups({ kpis, surveys }: KnownTargets, settled?: string): ChoiceGroup[] {
  const open = settled ? surveys.filter(({ id }) => id === settled) : surveys;
  return [
    {
      label: "KPI",
      choices: [
        { value: newKpi, label: "KPI: a new one" },
        ...kpis.map(({ key, label }) => ({ value: `kpi.${key}`, label: `KPI: ${label}` })),
      ],
    },
    {
      label: "Survey answer",
      choices: [{ value: newQuestion, label: "Answer: a new question" }],
    },
    ...open.map(({ id, name, questions }) => ({
      id,
      label: `Answer to ${name}`,
      choices: questions.map(({ key, label }) => ({
        value: questionTarget(id, key),
        label: `Answer: ${label}`,
      })),
    })),
    ...families.map((family) => ({ label: family, choices: familyChoices(family) })),
  ];
}
