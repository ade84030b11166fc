import { clauseWords } from "@/components/asking/condition-words";
import { kindPhrases, type PlannedKind } from "@/lib/delivery/kinds";
import type { SendingWindow } from "@/lib/delivery/sending-window";
import { nameOfKey } from "@/lib/ground/name-of-key";
import { durationWords } from "@/lib/touchpoints/durations";
import type { Trigger } from "@/lib/touchpoints/shapes";

type Rules = Pick<
  Trigger,
  | "touchpoints"
  | "channels"
  | "conditions"
  | "delaySeconds"
  | "window"
  | "share"
  | "restPeriodSeconds"
  | "whenResting"
  | "dailyCap"
  | "askBy"
>;

const either = new Intl.ListFormat("en", { type: "disjunction" });
const eitherOf = (keys: readonly string[]) => either.format(keys.map(nameOfKey));
const both = new Intl.ListFormat("en", { type: "conjunction" });

/** A trigger in one sentence, and more where its channels, hours or cap need saying. */
export function triggerSentence(rules: Rules): string {
  const { share, delaySeconds, touchpoints, channels, conditions } = rules;
  const who = share === 1 ? "Every customer is" : `${percent(share)} of customers are`;
  const when = delaySeconds === 0 ? "at once" : durationWords(delaySeconds);
  const where = touchpoints.length === 0 ? "any touchpoint" : eitherOf(touchpoints);
  const through = channels.length === 0 ? "" : ` through ${eitherOf(channels)}`;
  const only =
    conditions.length === 0 ? "" : `, only if ${both.format(conditions.map(clauseWords))}`;
  const asked = `${who} asked ${when} after an interaction at ${where}${through}${only}`;
  return [`${asked}, ${restWords(rules)}.`, ...furtherWords(rules)].join(" ");
}

function restWords({ restPeriodSeconds, whenResting }: Rules): string {
  if (restPeriodSeconds === 0) return "however often they were asked before";
  const period =
    restPeriodSeconds === null
      ? "as often as the contact policy permits"
      : `unless they were asked in the ${durationWords(restPeriodSeconds)} before`;
  return whenResting === "delay" ? `${period}, or else later` : period;
}

function furtherWords({ window, dailyCap, askBy }: Rules): string[] {
  const said: string[] = [];
  if (askBy) said.push(`They are asked ${orderWords(askBy)}.`);
  if (window) said.push(`Messages leave ${windowWords(window)}, by the customer's clock.`);
  if (dailyCap !== null) {
    said.push(`At most ${dailyCap.toLocaleString("en")} a day; the others on the days after.`);
  }
  return said;
}

/** Channels in their order: "by SMS, otherwise by e-mail". */
export const orderWords = (kinds: readonly PlannedKind[]) =>
  kinds.map((kind) => kindPhrases[kind]).join(", otherwise ");

export const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** Days and hours: "Mon to Fri from 09:00 to 18:00". */
export function windowWords({ weekdays, from, until }: SendingWindow): string {
  const days = [...weekdays].sort((a, b) => a - b);
  const names = days.map((day) => weekdayNames[day - 1] ?? "");
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const unbroken = days.every((day, at) => day === (days[0] ?? 0) + at) && days.length > 2;
  const when =
    days.length === 7 ? "every day" : unbroken ? `${first} to ${last}` : both.format(names);
  return `${when} from ${from} to ${until}`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12)).toLocaleString("en")} %`;
}
