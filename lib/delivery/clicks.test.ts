import { expect, test } from "vitest";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { connect } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findClicks } from "@/lib/delivery/click.store";
import type { Opened } from "@/lib/delivery/click-shapes";
import { judgeClick } from "@/lib/delivery/judge-click";
import { noteClicks } from "@/lib/delivery/note-clicks";
import { readClicks } from "@/lib/delivery/read-clicks";
import { readMessage, readOutbox } from "@/lib/delivery/read-outbox";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { MessageQuery } from "@/lib/delivery/shapes";
import { customers, invited } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { newId } from "@/lib/ground/ids";

const { db, throughSmtp, oneInvitation } = startTestSending();
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const opened = (
  invitationId: string,
  score: number | null,
  rest: Partial<Opened> = {},
): Opened => ({
  ...{ invitationId, score, ahead: false, userAgent: browser },
  ...rest,
});

async function sentInvitation() {
  const asked = await oneInvitation();
  await sendInvitations(asked.ctx, { channel: throughSmtp() });
  asked.after(10);
  return asked;
}

test("an opened link is told with the time since its message, and shows in the outbox", async () => {
  const { ctx, id } = await sentInvitation();
  await noteClicks(ctx, [opened(id, 9)]);
  const { data } = await readClicks(ctx, { invitationId: id });
  expect(data).toMatchObject([
    { score: 9, secondsAfterDelivery: 600, state: "provisional", userAgent: browser },
  ]);
  const { messages } = await readOutbox(ctx, MessageQuery.parse({}));
  const [listed] = messages;
  expect(listed?.clicks).toEqual(data);
  expect((await readMessage(ctx, { messageId: listed?.id ?? "" })).clicks).toEqual(data);
});

test("what a scanner opens is suspected; a member may say otherwise, and take that back", async () => {
  const { ctx, id } = await sentInvitation();
  await noteClicks(
    ctx,
    [0, 5, 10, null].map((score) => opened(id, score)),
  );
  const { data } = await readClicks(ctx, { invitationId: id });
  expect(data.map(({ state }) => state)).toEqual(Array(4).fill("suspected"));
  const clickId = data.find(({ score }) => score === 10)?.id ?? "";
  const judged = (verdict: "person" | null) =>
    judgeClick(ctx, { invitationId: id, clickId, verdict });
  expect(await judged("person")).toMatchObject({ state: "provisional", verdict: "person" });
  expect(await judged(null)).toMatchObject({ state: "suspected", verdict: null });
  const unknown = judgeClick(ctx, { invitationId: id, clickId: newId(), verdict: "person" });
  await expect(unknown).rejects.toMatchObject({ code: "not-found" });
});

test("no more is kept than shows what opened them, however often a link is opened", async () => {
  const { ctx, id } = await sentInvitation();
  for (let round = 0; round < 80; round += 1) await noteClicks(ctx, [opened(id, round % 11)]);
  expect((await readClicks(ctx, { invitationId: id })).data).toHaveLength(60);
});

test("erasing somebody forgets what was opened, and keeps nothing that is opened later", async () => {
  const { ctx, id, customerId } = await sentInvitation();
  await noteClicks(ctx, [opened(id, 9)]);
  await eraseCustomer(ctx, { customerId });
  await noteClicks(ctx, [opened(id, 9)]);
  expect(await inTransaction(ctx, (tx) => findClicks(tx, [id]))).toEqual([]);
});

test("a customer whom somebody else holds is not waited for, and others' links are written", async () => {
  const { ctx, surveyId, customerId, id } = await oneInvitation();
  const [free = ""] = await invited(ctx, surveyId, await customers(ctx, 1));
  const owner = connect(db.ownerUrl(), 1);
  await owner.begin(async (sql) => {
    await sql`select id from customer where id = ${customerId} for update`;
    await noteClicks(ctx, [opened(id, 9), opened(free, 8)]);
  });
  await owner.end();
  const written = await inTransaction(ctx, (tx) => findClicks(tx, [id, free]));
  expect(written).toMatchObject([{ invitationId: free, score: 8 }]);
});

test("another organisation's links are not its own", async () => {
  const { ctx, id } = await sentInvitation();
  const other = await db.context();
  await noteClicks(other, [opened(id, 9)]);
  expect((await readClicks(ctx, { invitationId: id })).data).toEqual([]);
});
