import type { Answers } from "@/lib/surveys/answer";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

/** How a survey was answered, as far as that can be known. */
export interface Manner {
  startedAt: Date | null;
  /** Milliseconds spent on each question, by its key. */
  durations: Record<string, number> | null;
  device: "phone" | "tablet" | "desktop" | null;
  flags: CarelessnessFlag[];
}

export type CarelessnessFlag = "speeder" | "straight-liner";

/** What the page's script told about time: text from outside. */
export interface Timing {
  /** Milliseconds since the page was opened. */
  since: string | undefined;
  /** Milliseconds by question key, as JSON. */
  spent: string | undefined;
}

const longestMilliseconds = 86_400_000;

function milliseconds(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number(value || Number.NaN) : value;
  const plausible = typeof number === "number" && number >= 0 && number <= longestMilliseconds;
  return plausible ? Math.round(number) : undefined;
}

/** When the page was opened: the server's clock, less what the script counted. */
export function startOf({ since }: Timing, now: Date): Date | null {
  const elapsed = milliseconds(since);
  return elapsed === undefined ? null : new Date(now.getTime() - elapsed);
}

/** The plausible times among those told, of questions that the survey has. */
export function durationsOf(
  { questions }: Pick<SurveyDefinition, "questions">,
  { spent }: Timing,
): Record<string, number> | null {
  const told = objectIn(spent);
  const known = questions.flatMap(({ key }) => {
    const time = Object.hasOwn(told, key) ? milliseconds(told[key]) : undefined;
    return time === undefined ? [] : [[key, time] as const];
  });
  return known.length > 0 ? Object.fromEntries(known) : null;
}

function objectIn(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Phone, tablet or desktop, by what the browser calls itself. */
export function deviceOf(userAgent: string | undefined): Manner["device"] {
  if (!userAgent) return null;
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return "tablet";
  return /Mobi|iPhone|Android/i.test(userAgent) ? "phone" : "desktop";
}

const fewestQuestions = 3;
const millisecondsPerQuestion = 700;
const fewestRatings = 4;

/**
 * Signs that somebody answered without reading: less than 0.7 s for each of at least three answers
 * (a tap alone takes about that), or the same step for every one of at least four drivers of one
 * scale. A satisfied customer may well do the latter: it is shown, and nothing is left out for it.
 */
export function carelessness(
  { questions }: Pick<SurveyDefinition, "questions">,
  answers: Answers,
  durations: Manner["durations"],
): CarelessnessFlag[] {
  const answered = questions.filter(({ key }) => Object.hasOwn(answers, key));
  const total = Object.values(durations ?? {}).reduce((sum, one) => sum + one, 0);
  const fast = total < answered.length * millisecondsPerQuestion;
  const flags: CarelessnessFlag[] = [];
  if (durations && answered.length >= fewestQuestions && fast) flags.push("speeder");
  if (onOneLine(answered, answers)) flags.push("straight-liner");
  return flags;
}

function onOneLine(answered: SurveyDefinition["questions"], answers: Answers): boolean {
  const byScale = new Map<string, Set<unknown>[]>();
  for (const question of answered) {
    if (question.kind !== "scale" || question.role !== "driver") continue;
    const scale = `${question.scale.min} ${question.scale.max}`;
    const [values = new Set(), keys = new Set()] = byScale.get(scale) ?? [];
    byScale.set(scale, [values.add(answers[question.key]), keys.add(question.key)]);
  }
  return [...byScale.values()].some(
    ([values, keys]) => values?.size === 1 && (keys?.size ?? 0) >= fewestRatings,
  );
}
