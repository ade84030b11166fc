import type { Question } from "./question-kinds";

interface Flaw {
  code: "two-in-one" | "leading";
  message: string;
}

/** "And" and "or" between two things, by language; what no list knows is not judged. */
const joined: Readonly<Record<string, RegExp>> = {
  en: /\b(?:and|or)\b/i,
  de: /\b(?:und|oder)\b/i,
  fr: /\b(?:et|ou)\b/i,
  es: /\b(?:y|o)\b/i,
  pt: /\b(?:e|ou)\b/i,
};

/** Pairs that mean one thing together. */
const onePair =
  /friends? (?:or|and) colleagues?|terms and conditions|research and development|freund(?:in)?(?:en)? oder kolleg\w+|ami ou (?:à )?un collègue|amigo o colega|amigo ou colega/gi;

/** Words that tell which answer is wanted. */
const pushing: Readonly<Record<string, RegExp>> = {
  en: /\b(?:don['’]t you|isn['’]t it|wouldn['’]t you|surely|obviously|of course|how (?:great|good|excellent|amazing|happy|pleased|much did you (?:enjoy|love))|do you agree that|our (?:award-winning|excellent|great|amazing|outstanding))\b/i,
  de: /\b(?:sicherlich|selbstverständlich|finden sie nicht auch|stimmen sie zu, dass|wie (?:gut|toll|großartig) )/i,
  fr: /\b(?:évidemment|bien sûr|n['’]est-ce pas|ne pensez-vous pas)/i,
  es: /\b(?:por supuesto|sin duda|no cree que|no le parece que)\b/i,
  pt: /\b(?:com certeza|claro que|não acha que|não concorda que)\b/i,
};

const measured = new Set<Question["kind"]>(["scale", "number"]);

/** What is wrong with how a question asks, in the languages there are lists for. */
export function wordingFlaws(question: Question, language: string): Flaw[] {
  const base = language.toLowerCase().split("-")[0] ?? "";
  const asked = question.kind === "scale" && question.stem ? question.stem : "";
  const text = `${asked} ${question.wording}`.replace(onePair, "");
  const flaws: Flaw[] = [];
  if (measured.has(question.kind) && joined[base]?.test(text)) {
    flaws.push({
      code: "two-in-one",
      message: "It may ask two things at once: one answer cannot say which of them is meant.",
    });
  }
  if (question.kind !== "statement" && pushing[base]?.test(text)) {
    flaws.push({ code: "leading", message: "The wording suggests an answer." });
  }
  return flaws;
}
