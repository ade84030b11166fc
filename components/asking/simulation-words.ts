import type { Simulation } from "@/lib/touchpoints/simulation-shapes";

const number = (n: number) => n.toLocaleString("en");
const persons = (n: number) => (n === 1 ? "1 person" : `${number(n)} persons`);
const times = (n: number) => (n === 1 ? "once" : `${number(n)} times`);

/** What the replay has found, in a sentence. */
export function foundWords({ interactions, asked, persons: whom }: Simulation): string {
  const found = `Of ${number(interactions)} interactions, ${number(asked.after)} would have led to an ask, of ${persons(whom.after)}`;
  const more = asked.after - asked.before;
  if (more === 0) return `${found}: as many as by the rules now.`;
  const change = `${number(Math.abs(more))} ${more > 0 ? "more" : "fewer"}`;
  return `${found}: ${change} than by the rules now.`;
}

/** How much of that is the doing of the trigger that is tried, in a sentence; null of a policy. */
export function ownWords({ byTrigger, asked }: Simulation): string | null {
  if (byTrigger === null || asked.after === 0) return null;
  if (byTrigger.after === 0) return "None of them by this trigger.";
  const now = byTrigger.before === 0 ? "" : `; by the rules now, ${number(byTrigger.before)}`;
  return `${number(byTrigger.after)} of them by this trigger${now}.`;
}

/** How often whoever is asked most is asked, in a sentence. */
export function mostAskedWords({ mostAsked }: Simulation): string {
  if (mostAsked.after === 0) return "Nobody would have been asked.";
  const now = mostAsked.before === 0 ? "nobody is asked" : times(mostAsked.before);
  return `Whoever is asked most would have been asked ${times(mostAsked.after)}; by the rules now, ${now}.`;
}

const day = (moment: string) =>
  new Date(moment).toLocaleDateString("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** What was replayed, and what it takes for granted. */
export function replayedWords({ from, until }: Simulation): string {
  return (
    `Interactions from ${day(from)} to ${day(until)}, each decided as of its own moment. Customers, consent, ` +
    "opt-outs, other triggers and channels are as they are today; what was asked by hand stays asked."
  );
}

const tierNames: Record<string, string> = {
  highest: "Most valuable third",
  middle: "Middle third",
  lowest: "Least valuable third",
};

/** A third of the customers by value. */
export function tierWords(key: string | null): string {
  return (key !== null && tierNames[key]) || "Value not known";
}
