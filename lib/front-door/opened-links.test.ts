import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { connect } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { readClicks } from "@/lib/delivery/read-clicks";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { askOf } from "./exchange";
import { surveyDoor } from "./survey-door";
import { askDoor, form, invitedTo, keptOf, opened, secret } from "./test-door";

const db = testDatabase();
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  ctx = await db.context(() => opened);
  surveyId = (await createSurvey(ctx, { name: "Call", template: "post-call-nps" })).id;
  await publishSurvey(ctx, { surveyId });
});

const invited = () => invitedTo(ctx, surveyId, {});
const ask = (url: string, init?: RequestInit) => askDoor(ctx, url, init);
const kept = (id: string) => keptOf(ctx, id);

test("a mail's links are written down when they are opened, and no others", async () => {
  const { url, id } = await invited();
  const headers = { "user-agent": "Mozilla/5.0 (iPhone) Mobile" };
  await ask(url, { headers });
  await ask(`${url}?lang=de`, { headers });
  await ask(`${url}?score=9`, { headers });
  await ask(`${url}?score=unseen`, { headers, method: "HEAD" });
  const { data } = await readClicks(ctx, { invitationId: id });
  expect(data).toMatchObject([
    { score: 9, userAgent: "Mozilla/5.0 (iPhone) Mobile" },
    { score: null, signs: expect.arrayContaining(["ahead-of-reader"]) },
  ]);
  expect(await kept(id)).toEqual([]);
  await ask(url, form({ nps: "9" }));
  const [tapped] = (await readClicks(ctx, { invitationId: id })).data;
  expect(tapped?.signs).not.toContain("nothing-followed");
});

test("the page does not wait until the opened link is written down", async () => {
  const { url, id } = await invited();
  const owner = connect(db.ownerUrl(), 1);
  const left: Promise<void>[] = [];
  const beside = (work: Promise<void>) => void left.push(work);
  const deps = { database: ctx.database, secret, now: ctx.now, beside };
  await owner.begin(async (sql) => {
    await sql`lock table click in access exclusive mode`;
    const answer = await surveyDoor(askOf(new Request(`${url}?score=9`)), deps);
    expect(answer?.status).toBe(200);
    // Answered while the line is still to be written.
    expect(left).toHaveLength(1);
  });
  await Promise.all(left);
  await owner.end();
  expect((await readClicks(ctx, { invitationId: id })).data).toMatchObject([{ score: 9 }]);
});
