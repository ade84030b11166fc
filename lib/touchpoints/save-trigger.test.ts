import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";
import { publishedSurvey } from "@/lib/delivery/test-asking";
import { readTriggers } from "@/lib/touchpoints/read-triggers";
import { saveTrigger } from "@/lib/touchpoints/save-trigger";
import { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";

const db = testDatabase();
const typed = {
  triggerId: "",
  name: "",
  active: true,
  priority: "0",
  touchpoints: ["support"],
  channels: [],
  conditions: [],
  firstDay: "",
  lastDay: "",
  delay: "2",
  delayUnit: "hours",
  windowed: false,
  weekdays: [],
  from: "",
  until: "",
  sharePercent: "12.5",
  rest: "90",
  restUnit: "days",
  whenResting: "drop",
  dailyCap: "",
  askBy: ["", "", ""],
  expires: "14",
  expiresUnit: "days",
};

test("the form makes a trigger, and then changes it", async () => {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const first = await saveTrigger(ctx, SaveTrigger.parse({ survey, ...typed }));
  expect(first).toMatchObject({
    delaySeconds: 7200,
    share: 0.125,
    restPeriodSeconds: 90 * 86_400,
    expiresAfterSeconds: 14 * 86_400,
    window: null,
    dailyCap: null,
  });
  const change = { triggerId: first.id, active: false, rest: "" };
  const second = await saveTrigger(ctx, SaveTrigger.parse({ survey, ...typed, ...change }));
  expect(second).toMatchObject({ id: first.id, active: false, restPeriodSeconds: null });
  expect((await readTriggers(ctx, { limit: 50 })).data).toHaveLength(1);
});

test("days are whole days by the organisation's calendar, the last one among them", async () => {
  const ctx: Context = await db.context();
  await ctx.database.orm.update(organization).set({ timeZone: "Asia/Kathmandu" });
  const survey = await publishedSurvey(ctx);
  const days = { firstDay: "2026-03-01", lastDay: "2026-03-31" };
  const trigger = await saveTrigger(ctx, SaveTrigger.parse({ survey, ...typed, ...days }));
  expect(trigger).toMatchObject({
    startsAt: "2026-02-28T18:15:00.000Z",
    endsAt: "2026-03-31T18:15:00.000Z",
  });
});

test("conditions are typed as text, several values parted by commas", () => {
  const conditions = [
    { any: [{ fact: "agent", is: "one-of", text: 'Ann, Ben ,, "Smith, Ann" ' }] },
    {
      any: [
        { fact: "kpi.hold", is: "above", text: "60,5" },
        { fact: "kpi.hold", is: "unknown", text: "left over" },
      ],
    },
  ];
  expect(SaveTrigger.parse({ survey: "x", ...typed, conditions }).conditions).toEqual([
    { fact: "agent", is: "one-of", values: ["Ann", "Ben", "Smith, Ann"] },
    {
      any: [
        { fact: "kpi.hold", is: "above", value: 60.5 },
        { fact: "kpi.hold", is: "unknown" },
      ],
    },
  ]);
});

test("channels are chosen one by one; an empty first one leaves them to the survey", () => {
  const orderOf = (askBy: string[]) => SaveTrigger.parse({ survey: "x", ...typed, askBy }).askBy;
  expect(orderOf(["sms", "", "letter"])).toEqual(["sms", "letter"]);
  expect(orderOf(["", "sms", "sms"])).toBeNull();
});

test("what cannot be is told beside its field", () => {
  const wrong = (change: object) =>
    SaveTrigger.safeParse({ survey: "x", ...typed, ...change }).error?.issues.map(({ path }) =>
      path.join("."),
    );
  expect(wrong({ sharePercent: "120" })).toEqual(["sharePercent"]);
  expect(wrong({ askBy: ["sms", "", "sms"] })).toEqual(["askBy.2"]);
  expect(wrong({ delay: "x" })).toEqual(["delay"]);
  expect(wrong({ delay: "91", delayUnit: "days" })).toEqual(["delay"]);
  expect(wrong({ expires: "59", expiresUnit: "minutes" })).toEqual(["expires"]);
  expect(wrong({ rest: "1.5" })).toEqual(["rest"]);
  expect(wrong({ dailyCap: "0" })).toEqual(["dailyCap"]);
  expect(wrong({ firstDay: "2026-03-02", lastDay: "2026-03-01" })).toEqual(["lastDay"]);
  expect(wrong({ rest: "1826" })).toEqual(["rest"]);
  const hours = { windowed: true, from: "09:00", until: "08:00" };
  expect(wrong({ ...hours, weekdays: ["1"] })).toEqual(["until"]);
  expect(wrong({ ...hours, until: "10:00" })).toEqual(["weekdays"]);
  const condition = { fact: "kpi.hold", is: "above", text: "much" };
  expect(wrong({ conditions: [{ any: [condition] }] })).toEqual(["conditions.0.any.0.text"]);
  const unclosed = { fact: "agent", is: "one-of", text: 'Ann, "Smith, Ben' };
  expect(wrong({ conditions: [{ any: [unclosed] }] })).toEqual(["conditions.0.any.0.text"]);
});
