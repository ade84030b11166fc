import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { publishedSurvey } from "@/lib/delivery/test-asking";
import { readTriggers } from "@/lib/touchpoints/read-triggers";
import { saveTrigger } from "@/lib/touchpoints/save-trigger";
import { SaveTrigger } from "@/lib/touchpoints/shapes";

const db = testDatabase();
const typed = {
  active: true,
  touchpoints: ["support"],
  channels: [],
  delay: "2",
  delayUnit: "hours",
  sharePercent: "12.5",
  restPeriodDays: "90",
  expiresAfterDays: "14",
};

test("the form makes the survey's trigger, and then changes the one there is", async () => {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const first = await saveTrigger(ctx, SaveTrigger.parse({ survey, ...typed }));
  expect(first).toMatchObject({
    delaySeconds: 7200,
    share: 0.125,
    restPeriodSeconds: 90 * 86_400,
    expiresAfterSeconds: 14 * 86_400,
  });
  const second = await saveTrigger(ctx, SaveTrigger.parse({ survey, ...typed, active: false }));
  expect(second).toMatchObject({ id: first.id, active: false });
  expect((await readTriggers(ctx, { limit: 50 })).data).toHaveLength(1);
});

test("what cannot be is told beside its field", () => {
  const wrong = (change: object) =>
    SaveTrigger.safeParse({ survey: "x", ...typed, ...change }).error?.issues.map(({ path }) =>
      path.join("."),
    );
  expect(wrong({ sharePercent: "120" })).toEqual(["sharePercent"]);
  expect(wrong({ delay: "x" })).toEqual(["delay"]);
  expect(wrong({ delay: "91", delayUnit: "days" })).toEqual(["delay"]);
  expect(wrong({ expiresAfterDays: "0" })).toEqual(["expiresAfterDays"]);
  expect(wrong({ restPeriodDays: "1.5" })).toEqual(["restPeriodDays"]);
});
