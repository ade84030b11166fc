import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { publishedSurvey } from "@/lib/delivery/test-asking";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRounds } from "@/lib/touchpoints/rounds/read-rounds";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound, ListRounds } from "@/lib/touchpoints/rounds/shapes";

const db = testDatabase();
const day = 86_400_000;
const noon = new Date("2026-03-10T12:00:00Z");
let ctx: Context;
let survey: string;
let today: Date;

beforeEach(async () => {
  today = noon;
  ctx = await db.context(() => today);
  survey = await publishedSurvey(ctx);
});

test("more than five rounds are not counted at once, whatever survey they are of", async () => {
  const rules = CreateRound.parse({ survey });
  const five: string[] = [];
  for (let made = 0; made < 5; made += 1) five.push((await createRound(ctx, rules)).id);
  const other = CreateRound.parse({ survey: await publishedSurvey(ctx) });
  for (const sixth of [rules, other]) {
    await expect(createRound(ctx, sixth)).rejects.toMatchObject({ code: "throttled" });
  }
  await runRound(ctx, { roundId: five[0] ?? "" });
  await createRound(ctx, rules);
  expect((await readRounds(ctx, ListRounds.parse({}))).data).toHaveLength(6);
  const stranger: Context = await db.context(() => today);
  await createRound(stranger, CreateRound.parse({ survey: await publishedSurvey(stranger) }));
});

test("of many rounds made at once five are counted, and one that is stuck holds no place for ever", async () => {
  const rules = CreateRound.parse({ survey });
  const make = () => createRound(ctx, rules);
  const made = async () => {
    const tried = await Promise.allSettled(Array.from({ length: 20 }, make));
    return tried.filter(({ status }) => status === "fulfilled").length;
  };
  expect(await made()).toBe(5);
  today = new Date(noon.getTime() + day / 4 - 1);
  await expect(make()).rejects.toMatchObject({ code: "throttled" });
  today = new Date(noon.getTime() + day / 4);
  expect(await made()).toBe(5);
});
