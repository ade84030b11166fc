import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { endCall } from "@/lib/delivery/calls/end-call";
import { takeCall } from "@/lib/delivery/calls/take-call";
import type { BroughtKind } from "@/lib/delivery/kinds";
import { makeBatch } from "@/lib/delivery/letters/make-batch";
import { tryLetter } from "@/lib/delivery/letters/try-letter";
import { readChannelHealth } from "@/lib/delivery/read-channels";
import {
  saveLetterChannel,
  savePhoneChannel,
  saveWidgetChannel,
} from "@/lib/delivery/save-channel";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const settings = {
  ...{ street: "street", addition: "", postcode: "zip", city: "city", country: "" },
  sender: "Marlow, Post 1",
};
const reachable = {
  phone: "+15550100001",
  attributes: { street: "12 High Street", zip: "8000", city: "Zürich" },
};

async function setting() {
  const clock = { time: new Date("2026-03-10T12:00:00Z").getTime() };
  const ctx: Context = await db.context(() => new Date(clock.time));
  const surveyId = await publishedSurvey(ctx);
  await savePhoneChannel(ctx, { active: true, attempts: 2 });
  await saveLetterChannel(ctx, { active: true, ...settings });
  await saveWidgetChannel(ctx, { active: true, waitDays: 7 });
  const ask = async (channel: BroughtKind, count = 1) =>
    invited(ctx, surveyId, await customers(ctx, count, reachable), { channel });
  const after = (hours: number) => {
    clock.time += hours * 3_600_000;
    return new Date(clock.time);
  };
  const health = async (kind: BroughtKind) => {
    const one = (await readChannelHealth(ctx)).find((each) => each.kind === kind);
    return { state: one?.state, ...one?.brought };
  };
  return { ctx, ask, after, health, begins: new Date(clock.time) };
}

test("a channel that nobody has set up waits for nobody", async () => {
  const ctx: Context = await db.context();
  expect((await readChannelHealth(ctx)).map(({ brought }) => brought)).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test("what waits for a call is told, and when nobody calls for two days, that too", async () => {
  const { ctx, ask, after, health, begins } = await setting();
  expect(await health("phone")).toMatchObject({ waiting: 0, oldestAt: null, takenAt: null });
  const [first = ""] = await ask("phone", 2);
  const standing = { waiting: 2, more: false, oldestAt: begins };
  after(48);
  expect(await health("phone")).toMatchObject({ ...standing, state: "working" });
  after(1);
  expect(await health("phone")).toMatchObject({ ...standing, state: "neglected", takenAt: null });
  const { as } = await testMember(ctx, "agent");
  const { callId } = await takeCall(as, { invitationId: first });
  const called = after(0);
  expect(await health("phone")).toMatchObject({ state: "working", takenAt: called });
  const over = after(1);
  await endCall(as, { callId, outcome: "not-reached" });
  expect(await health("phone")).toMatchObject({ waiting: 1, takenAt: over });
});

test("who gives a call back has not called", async () => {
  const { ctx, ask, after, health } = await setting();
  const [first = ""] = await ask("phone");
  after(50);
  const { as } = await testMember(ctx, "agent");
  const { callId } = await takeCall(as, { invitationId: first });
  await endCall(as, { callId, outcome: "given-back" });
  expect(await health("phone")).toMatchObject({ state: "neglected", takenAt: null });
});

test("letters wait until somebody has them printed", async () => {
  const { ctx, ask, after, health, begins } = await setting();
  await ask("letter");
  const printed = after(49);
  expect(await health("letter")).toMatchObject({
    ...{ state: "neglected", waiting: 1, oldestAt: begins, takenAt: null },
  });
  await makeBatch(ctx);
  expect(await health("letter")).toMatchObject({
    ...{ state: "working", waiting: 0, oldestAt: null, takenAt: printed },
  });
});

test("on a site customers come by or do not; the latest whom it had asked is told", async () => {
  const { ctx, ask, after, health, begins } = await setting();
  const [id = ""] = await ask("widget");
  const answeredAt = after(100);
  const standing = { state: "working", waiting: 1, oldestAt: begins };
  expect(await health("widget")).toMatchObject({ ...standing, takenAt: null });
  const { surveyId, versionId } = await stored(ctx, id);
  const times = {
    answeredAt,
    receivedAt: answeredAt,
    createdAt: answeredAt,
    updatedAt: answeredAt,
  };
  const answer = { ...{ surveyId, versionId, answers: {}, partial: false }, ...times };
  const kept = (change: object) =>
    inTransaction(ctx, (tx) =>
      tx.db.insert(response).values({
        ...{ organizationId: ctx.organizationId, id: newId(), subjectId: newId() },
        ...{ ...answer, source: "widget", ...change },
      }),
    );
  await kept({});
  await kept({ source: "email", invitationId: newId() });
  expect(await health("widget")).toMatchObject({ ...standing, takenAt: null });
  await kept({ invitationId: id });
  expect(await health("widget")).toMatchObject({ ...standing, takenAt: answeredAt });
});

test("a test letter is one page for administrators, also before the channel is used", async () => {
  const ctx: Context = await db.context();
  const page = Buffer.from(await tryLetter(ctx)).toString("latin1");
  expect(page.slice(0, 5)).toBe("%PDF-");
  expect(page.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  const { as } = await testMember(ctx, "agent");
  await expect(tryLetter(as)).rejects.toMatchObject({ code: "forbidden" });
});
