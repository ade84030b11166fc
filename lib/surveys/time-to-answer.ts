import type { Definition } from "./definition";
import type { Question } from "./question-kinds";
import { textsOfQuestion } from "./texts";

/** Seconds to answer a question once it is read: rules of thumb, not measurements. */
const secondsFor: Record<Question["kind"], number> = {
  scale: 3,
  number: 6,
  text: 20,
  choice: 4,
  ranking: 15,
  date: 8,
  consent: 3,
  contact: 20,
  callback: 15,
  statement: 0,
};

/** A usual pace of reading on a screen. */
const wordsPerSecond = 4;

/** About how long it takes to read and answer every question, in whole seconds. */
export function secondsToAnswer({ questions }: Pick<Definition, "questions">): number {
  const stems = new Set<string>();
  const seconds = questions.map((question) => {
    const read = textsOfQuestion(question).filter(({ text }) => {
      // What neighbouring ratings share is read once.
      const again = stems.has(text);
      stems.add(text);
      return !again;
    });
    const words = read.flatMap(({ text }) => text.split(/\s+/)).length;
    return secondsFor[question.kind] + words / wordsPerSecond;
  });
  return Math.round(seconds.reduce((sum, one) => sum + one, 0));
}
