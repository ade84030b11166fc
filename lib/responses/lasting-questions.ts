import type { Question } from "@/lib/surveys/question-kinds";
import type { SurveyVersion } from "@/lib/surveys/shapes";

/** A question through the versions of its survey. */
export interface Lasting<Asked extends Question> {
  /** As it was asked last. */
  question: Asked;
  /** The versions in which its key was a question of this kind, the oldest first. */
  versions: { id: string; question: Asked }[];
}

/** A question in one of its versions: where answers to it stand. */
export interface Place {
  versionId: string;
  key: string;
}

/**
 * The questions of some kinds that were ever published, by key, in the order the versions asked
 * them: each over the versions in which its key was a question of the kind it was last.
 */
export function lastingOf<Kind extends Question["kind"]>(
  versions: readonly SurveyVersion[],
  kinds: readonly Kind[],
): Lasting<Extract<Question, { kind: Kind }>>[] {
  type Asked = Extract<Question, { kind: Kind }>;
  const wanted: ReadonlySet<string> = new Set(kinds);
  const isAsked = (question: Question): question is Asked => wanted.has(question.kind);
  const byKey = new Map<string, Lasting<Asked>>();
  for (const { id, definition } of versions) {
    for (const question of definition.questions) {
      if (!isAsked(question)) continue;
      const known = byKey.get(question.key);
      const same = known?.question.kind === question.kind ? known.versions : [];
      byKey.set(question.key, { question, versions: [...same, { id, question }] });
    }
  }
  return [...byKey.values()];
}

export function placesOf(lasting: readonly Lasting<Question>[]): Place[] {
  return lasting.flatMap(({ question: { key }, versions }) =>
    versions.map(({ id }) => ({ versionId: id, key })),
  );
}
