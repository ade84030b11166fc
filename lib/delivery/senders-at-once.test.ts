import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { dueMessages } from "@/lib/delivery/due-messages";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited } from "@/lib/delivery/test-asking";
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
