import type { CallEnd } from "@/lib/delivery/calls/shapes";

/** How a call ended, as its page says it. */
export const outcomeWords: Record<"answered" | CallEnd, string> = {
  answered: "Answered: the answers are stored",
  "not-reached": "Not reached",
  "survey-declined": "This survey is not wanted",
  unsubscribed: "No surveys any more",
  "given-back": "Given back to the list",
};
