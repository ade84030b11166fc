import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { dueInvitations, endScheduled } from "@/lib/delivery/due-invitations.store";
import { dueMessages } from "@/lib/delivery/due-messages";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { sortOut } from "@/lib/delivery/sort-out";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";

const { smtp, throughSmtp, setting } = startTestSending();

test("two workers at once send every invitation, and none twice", async () => {
  const { ctx, surveyId } = await setting();
  const ids = await invited(ctx, surveyId, await customers(ctx, 120));
  const runs = await Promise.all([
    sendInvitations(ctx, { channel: throughSmtp() }),
    sendInvitations(ctx, { channel: throughSmtp() }),
  ]);
  expect(runs.reduce((sum, { handedOver }) => sum + handedOver, 0)).toBe(120);
  const arrived = smtp.received.map(({ recipient }) => recipient);
  expect(new Set(arrived).size).toBe(120);
  expect(arrived).toHaveLength(120);
  expect(ids).toHaveLength(120);
});

test("a sender that finds its messages taken goes on behind them, and leaves none out", async () => {
  const { ctx, surveyId } = await setting();
  await invited(ctx, surveyId, await customers(ctx, 160));
  const through = throughSmtp();
  const stop = new AbortController();
  const sixty: Channel = {
    send: async (mail) => {
      if (smtp.received.length === 59) stop.abort();
      return through.send(mail);
    },
  };
  // Both have chosen the same hundred; the other sends them while this one has the first in hand.
  let other: ReturnType<typeof sendInvitations> | undefined;
  const channel: Channel = {
    send: async (mail) => {
      other ??= sendInvitations(ctx, { channel: sixty, signal: stop.signal });
      await other;
      return through.send(mail);
    },
  };
  const { handedOver, ended } = await sendInvitations(ctx, { channel });
  expect(await other).toMatchObject({ handedOver: 60, ended: "stopped" });
  expect({ handedOver, ended }).toEqual({ handedOver: 100, ended: "nothing-due" });
  expect(new Set(smtp.received.map(({ recipient }) => recipient)).size).toBe(160);
  expect(smtp.received).toHaveLength(160);
});

test("what another sender takes while it is read does not pass for the end of what is due", async () => {
  const { ctx, surveyId } = await setting();
  await invited(ctx, surveyId, await customers(ctx, 3));
  // Due when they are chosen, and no longer when what belongs to them is read.
  let asked = 0;
  const now = () => {
    asked += 1;
    return asked === 1 ? ctx.now() : new Date(0);
  };
  const { seen } = await inTransaction({ ...ctx, now }, (tx) => dueMessages(tx, "email", 100));
  expect(seen).toBe(3);
});

const waitingForLocks = async ({ database }: Context) =>
  (
    await database.raw`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  ).length;

/** An invitation by mail of somebody without an address for mail, with these channels behind it. */
async function goingOn(route: ("sms" | "phone")[]) {
  const { ctx, surveyId } = await setting();
  const noMail = await customers(ctx, 1, { email: null, phone: "+15550100001" });
  const [id = ""] = await invited(ctx, surveyId, noMail);
  await inTransaction(ctx, (tx) =>
    tx.db.update(invitation).set({ route }).where(eq(invitation.id, id)),
  );
  return { ctx, id };
}

test("an invitation that another sender moves on while it is read is not due any more", async () => {
  const { ctx, id } = await goingOn(["sms", "phone"]);
  let reading: ReturnType<typeof dueInvitations> | undefined;
  await inTransaction(ctx, async (tx) => {
    // This one has chosen the invitation, and waits for what belongs to it while the other moves it on.
    await tx.db.execute("lock table survey in access exclusive mode");
    reading = inTransaction(ctx, (own) => dueInvitations(own, "email", 100, 0));
    await expect.poll(() => waitingForLocks(ctx)).toBe(1);
    await dueMessages(tx, "email", 100);
  });
  expect(await reading).toEqual({ due: [], seen: 1 });
  expect(await stored(ctx, id)).toMatchObject({ channel: "sms", route: ["phone"] });
});

test("what was decided of an invitation on one channel does not end it on the next", async () => {
  const { ctx, id } = await goingOn(["sms", "phone"]);
  await inTransaction(ctx, async (tx) => {
    const { due } = await dueInvitations(tx, "email", 100, 0);
    const { endings } = await sortOut(tx, "email", due);
    expect(endings).toMatchObject([{ id, waitedFor: "email", channel: "sms" }]);
    await inTransaction(ctx, (other) => dueMessages(other, "email", 100));
    const cancelled = endings.map((one) => ({
      ...one,
      status: "cancelled" as const,
      channel: null,
    }));
    await endScheduled(tx, cancelled);
  });
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", channel: "sms" });
});
