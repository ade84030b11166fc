import type { Definition } from "./definition";
import { pipedSubjects } from "./pipes";
import { textsOf } from "./texts";

const known = new WeakMap<Definition, boolean>();

/** True when a survey's rules, texts or languages look at who answers; kept definitions are asked once. */
export function looksAtCustomer(definition: Definition): boolean {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const rules = definition.questions.flatMap(({ show, skip, end }) => [show, skip, end]);
  const subjects = [
    ...rules.flatMap((rule) => rule?.conditions.map(({ of }) => of) ?? []),
    ...textsOf(definition).flatMap(({ text }) => pipedSubjects(text)),
    ...Object.values(definition.translations ?? {}).flatMap((texts) =>
      Object.values(texts).flatMap(pipedSubjects),
    ),
  ];
  const looks =
    definition.translations !== undefined ||
    subjects.some((of) => of.startsWith("customer.") || of.startsWith("interaction."));
  known.set(definition, looks);
  return looks;
}
