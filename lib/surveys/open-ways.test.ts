import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { createSurvey } from "./create-survey";
import { PutKiosk } from "./kiosk-shapes";
import { isExitCode, requireKiosk } from "./read-kiosk";
import { requireWidget } from "./read-widget";
import { saveKiosk } from "./save-kiosk";
import { saveOpenLink } from "./save-open-link";
import { saveWidget } from "./save-widget";
import { PutWidget } from "./widget-shapes";

const db = testDatabase();
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  ctx = await db.context();
  surveyId = (await createSurvey(ctx, { name: "Branch", template: "post-call-nps" })).id;
});

const openLink = () =>
  saveOpenLink(ctx, { surveyId, slug: `ways-${surveyId}`, active: true, sources: [] });

const settings = { opening: "delay", seconds: 5, scroll: 50, label: "Feedback", restDays: 30 };
const sites = { ...settings, active: true, origins: ["https://Shop.example/"] };

test("kiosk and widget need an open link, and are nobody else's to read or switch", async () => {
  await expect(requireKiosk(ctx, { surveyId })).rejects.toMatchObject({ code: "not-found" });
  await expect(requireWidget(ctx, { surveyId })).rejects.toMatchObject({ code: "not-found" });
  const code = PutKiosk.parse({ surveyId, active: true, exitCode: "2468" });
  await expect(saveKiosk(ctx, code)).rejects.toMatchObject({ code: "conflict" });
  await openLink();
  const foreign = await db.context();
  await expect(saveKiosk(foreign, code)).rejects.toMatchObject({ code: "not-found" });
  await expect(requireKiosk(foreign, { surveyId })).rejects.toMatchObject({ code: "not-found" });
  await expect(requireWidget(foreign, { surveyId })).rejects.toMatchObject({ code: "not-found" });
});

test("a kiosk whose code is left out keeps it, and never tells it", async () => {
  await openLink();
  await saveKiosk(ctx, PutKiosk.parse({ surveyId, active: true, exitCode: "2468" }));
  const closed = await saveKiosk(ctx, PutKiosk.parse({ surveyId, active: false }));
  expect(await requireKiosk(ctx, { surveyId })).toEqual(closed);
  expect(closed).toEqual({ active: false, url: expect.stringContaining("/kiosk") });
  expect(await isExitCode(ctx, surveyId, "2468")).toBe(true);
});

test("a widget takes its sites as a list, and is not on without one", async () => {
  await openLink();
  expect(PutWidget.safeParse({ ...sites, surveyId, origins: [] }).success).toBe(false);
  await saveWidget(ctx, PutWidget.parse({ ...sites, surveyId }));
  expect(await requireWidget(ctx, { surveyId })).toEqual({
    ...{ ...settings, active: true, origins: ["https://shop.example"] },
    snippet: expect.stringContaining(`/embed.js?survey=ways-${surveyId}`),
  });
});
