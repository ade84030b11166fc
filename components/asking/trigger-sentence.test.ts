import { expect, test } from "vitest";
import { durationWords, inUnits } from "@/components/asking/durations";
import { triggerSentence } from "@/components/asking/trigger-sentence";

const everyone = {
  touchpoints: [],
  channels: [],
  delaySeconds: 0,
  share: 1,
  restPeriodSeconds: 30 * 86_400,
  expiresAfterSeconds: 30 * 86_400,
};

test("a trigger reads as a sentence", () => {
  expect(triggerSentence(everyone)).toBe(
    "Every customer is asked at once after an interaction at any touchpoint, unless they were asked in the 30 days before.",
  );
  expect(
    triggerSentence({
      ...everyone,
      touchpoints: ["billing", "support"],
      channels: ["phone"],
      delaySeconds: 3600,
      share: 0.07,
      restPeriodSeconds: 0,
    }),
  ).toBe(
    "7 % of customers are asked 1 hour after an interaction at billing or support through phone, however often they were asked before.",
  );
});

test("durations are told in the largest unit that holds them whole", () => {
  expect(inUnits(0)).toEqual({ amount: 0, unit: "minutes" });
  expect(inUnits(90 * 60)).toEqual({ amount: 90, unit: "minutes" });
  expect(inUnits(2 * 86_400)).toEqual({ amount: 2, unit: "days" });
  expect(inUnits(61)).toEqual({ amount: 2, unit: "minutes" });
  expect(durationWords(60)).toBe("1 minute");
});
