import type { BadgeTone } from "@/components/ui/badge";
import type { Click, ClickSign, ClickState } from "@/lib/delivery/click-shapes";

/** What is thought of an opened link, in a word or two. */
export const stateWords: Record<ClickState, { word: string; tone: BadgeTone }> = {
  provisional: { word: "Not sent yet", tone: "neutral" },
  answered: { word: "Answer followed", tone: "good" },
  suspected: { word: "Looks like a scanner", tone: "warn" },
};

const signWords: Record<ClickSign, string> = {
  "unseen-link": "the link that nobody sees was opened with it",
  "many-links": "many points were opened within a minute",
  "ahead-of-reader": "fetched without being shown",
  "machine-agent": "a program's name, not a browser's",
  "at-once": "within ten seconds of delivery",
  "nothing-followed": "no answer followed",
};

/** What was opened: a point of the scale, or the link in the mail that nobody sees. */
export const linkWords = ({ score }: Pick<Click, "score">) =>
  score === null ? "The unseen link" : `Point ${score}`;

/** Why it is thought so, in one line. */
export function reasonWords({ signs, verdict }: Pick<Click, "signs" | "verdict">): string {
  if (verdict === "person") return "A member says it was a person.";
  if (verdict === "machine") return "A member says it was a machine.";
  const [first = "", ...rest] = signs.map((sign) => signWords[sign]);
  return first === "" ? "" : `${[first[0]?.toUpperCase() + first.slice(1), ...rest].join("; ")}.`;
}

/** How long after delivery, to the precision that tells a machine from a person. */
export function delayWords(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds < 120) return `${seconds} s after delivery`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min after delivery`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h after delivery`;
  return `${Math.round(seconds / 86_400)} days after delivery`;
}

/** What was tapped in a message, for a list of messages; nothing where nothing was. */
export function clickSummary(clicks: readonly Pick<Click, "score" | "state">[]): string {
  const latest = clicks.findLast(({ state }) => state === "provisional");
  if (latest && !clicks.some(({ state }) => state === "answered")) {
    return `${linkWords(latest)} tapped, not sent`;
  }
  return clicks.some(({ state }) => state === "suspected") ? "Opened by a mail scanner" : "";
}
