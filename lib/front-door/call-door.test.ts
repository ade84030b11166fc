import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { testDatabase } from "@/lib/db/test-database";
import { endCall } from "@/lib/delivery/calls/end-call";
import { readCall } from "@/lib/delivery/calls/read-calls";
import { takeCall } from "@/lib/delivery/calls/take-call";
import { savePhoneChannel } from "@/lib/delivery/save-channel";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { readResponses } from "@/lib/responses/read";
import { ListResponses } from "@/lib/responses/shapes";
import { widgetFrameScript } from "@/lib/surveys/page/widget-frame";
import { callDoor } from "./call-door";
import { askOf } from "./exchange";
import { form } from "./test-door";

const db = testDatabase();

async function onCall() {
  const ctx: Context = await db.context();
  const surveyId = await publishedSurvey(ctx);
  await savePhoneChannel(ctx, { active: true, attempts: 3 });
  const ids = await customers(ctx, 1, { phone: "+15550100001" });
  const [invitationId = ""] = await invited(ctx, surveyId, ids, { channel: "phone" });
  const { as } = await testMember(ctx, "agent");
  const { callId } = await takeCall(as, { invitationId });
  const go = (fields?: Record<string, string>, by = as) => {
    const request = new Request("http://localhost/calls/x/form", fields && form(fields));
    return callDoor(askOf(request), by, { callId });
  };
  const responses = async () =>
    (await readResponses(ctx, ListResponses.parse({ survey: surveyId }))).data;
  return { ctx, as, surveyId, invitationId, callId, go, responses };
}

test("an agent reads the questions out and types the answers in: they are the customer's own", async () => {
  const { ctx, as, go, responses, invitationId, callId } = await onCall();
  const shown = await go();
  expect(shown.headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  expect(String(shown.body)).toContain("<form");
  expect(String(shown.body), "it says how tall it is").toContain(widgetFrameScript);
  const sent = await go({ nps: "9", comment: "Kind" });
  expect(sent).toMatchObject({ status: 303, headers: { location: "/calls/x/form" } });
  expect(await responses()).toMatchObject([
    { source: "phone", partial: false, class: "promoter", customer: { name: "Ann Example" } },
  ]);
  expect(await stored(ctx, invitationId)).toMatchObject({ status: "answered" });
  expect(await readCall(as, { callId })).toMatchObject({ outcome: "answered" });
  expect(String((await go()).body)).not.toContain('name="nps"');
  expect((await go({ nps: "1", comment: "Rude" })).status, "the call is over").toBe(409);
  expect(await responses()).toMatchObject([{ class: "promoter" }]);
});

test("an agent neither takes back what a customer said, nor answers in a call that is over", async () => {
  const { as, go, responses, callId } = await onCall();
  expect((await go({ nps: "3", _do: "keep", _quiet: "1" })).status).toBe(204);
  expect((await go({ _do: "withdraw" })).status).toBe(409);
  await endCall(as, { callId, outcome: "given-back" });
  expect((await go()).status).toBe(409);
  expect((await go({ nps: "10", comment: "x" })).status).toBe(409);
  expect(await responses()).toMatchObject([{ partial: true, class: "detractor" }]);
});

test("what was said before the line broke is kept, and the call goes on", async () => {
  const { as, go, responses, callId } = await onCall();
  expect((await go({ nps: "3", _do: "keep", _quiet: "1" })).status).toBe(204);
  expect(await responses()).toMatchObject([{ source: "phone", partial: true }]);
  expect(await readCall(as, { callId })).toMatchObject({ outcome: null });
});

test("another agent's call is not answered", async () => {
  const { ctx, go, responses } = await onCall();
  const { as } = await testMember(ctx, "agent");
  expect((await go({ nps: "9" }, as)).status).toBe(409);
  expect(await responses()).toEqual([]);
});
