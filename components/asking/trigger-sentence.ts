import { durationWords } from "@/components/asking/durations";
import type { Trigger } from "@/lib/touchpoints/shapes";

type Rules = Omit<Trigger, "id" | "survey" | "active" | "createdAt" | "updatedAt">;

const either = new Intl.ListFormat("en", { type: "disjunction" });

/** A trigger in one sentence. */
export function triggerSentence(rules: Rules): string {
  const { share, delaySeconds, restPeriodSeconds, touchpoints, channels } = rules;
  const who = share === 1 ? "Every customer is" : `${percent(share)} of customers are`;
  const when = delaySeconds === 0 ? "at once" : durationWords(delaySeconds);
  const where = touchpoints.length === 0 ? "any touchpoint" : either.format(touchpoints);
  const through = channels.length === 0 ? "" : ` through ${either.format(channels)}`;
  const rest =
    restPeriodSeconds === 0
      ? "however often they were asked before"
      : `unless they were asked in the ${durationWords(restPeriodSeconds)} before`;
  return `${who} asked ${when} after an interaction at ${where}${through}, ${rest}.`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12)).toLocaleString("en")} %`;
}
