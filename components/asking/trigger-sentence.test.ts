import { expect, test } from "vitest";
import { triggerSentence } from "@/components/asking/trigger-sentence";
import { durationWords, inUnits } from "@/lib/touchpoints/durations";

const everyone = {
  touchpoints: [],
  channels: [],
  conditions: [],
  delaySeconds: 0,
  window: null,
  share: 1,
  restPeriodSeconds: null,
  whenResting: "drop",
  dailyCap: null,
  askBy: null,
} as const;
const sentence = (change: Partial<Parameters<typeof triggerSentence>[0]>) =>
  triggerSentence({ ...everyone, touchpoints: [], channels: [], conditions: [], ...change });

test("a trigger reads as a sentence", () => {
  expect(sentence({})).toBe(
    "Every customer is asked at once after an interaction at any touchpoint, as often as the contact policy permits.",
  );
  expect(
    sentence({
      touchpoints: ["billing", "technical_support"],
      channels: ["phone"],
      delaySeconds: 3600,
      share: 0.07,
      restPeriodSeconds: 0,
    }),
  ).toBe(
    "7 % of customers are asked 1 hour after an interaction at Billing or Technical support through Phone, however often they were asked before.",
  );
});

test("conditions, channels, hours and caps are told too", () => {
  expect(
    sentence({
      conditions: [
        { fact: "kpi.hold_time", is: "above", value: 60 },
        {
          any: [
            { fact: "customer.segment", is: "one-of", values: ["business", "family"] },
            { fact: "customer.clv", is: "at-least", value: 1000 },
          ],
        },
      ],
      restPeriodSeconds: 30 * 86_400,
      whenResting: "delay",
      window: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" },
      dailyCap: 2000,
      askBy: ["sms", "widget", "email"],
    }),
  ).toBe(
    "Every customer is asked at once after an interaction at any touchpoint, only if hold time is above 60 and segment is business or family or lifetime value is at least 1,000, unless they were asked in the 30 days before, or else later. They are asked by SMS, otherwise on the site or in the app, otherwise by e-mail. Messages leave Mon to Fri from 09:00 to 18:00, by the customer's clock. At most 2,000 a day; the others on the days after.",
  );
});

test("durations are told in the largest unit that holds them whole", () => {
  expect(inUnits(0)).toEqual({ amount: 0, unit: "minutes" });
  expect(inUnits(90 * 60)).toEqual({ amount: 90, unit: "minutes" });
  expect(inUnits(2 * 86_400)).toEqual({ amount: 2, unit: "days" });
  expect(inUnits(61)).toEqual({ amount: 2, unit: "minutes" });
  expect(durationWords(60)).toBe("1 minute");
});
