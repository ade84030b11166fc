import { expect, test, vi } from "vitest";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { blocked } from "@/lib/db/test-locks";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { hasDueInvitations } from "@/lib/delivery/due-invitations.store";
import { dueMessages } from "@/lib/delivery/due-messages";
import { handingOver } from "@/lib/delivery/hand-over";
import { markAnswered } from "@/lib/delivery/mark-answered";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { claimInvitation, holdMessage } from "@/lib/delivery/sending.store";
import { sending } from "@/lib/delivery/sending-transaction";
import { customers, invited, stopScheduled, stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { newId } from "@/lib/ground/ids";

const { smtp, throughSmtp, setting, oneInvitation } = startTestSending();

/** A channel whose process ends before or after the server has the mail. */
function stopping(when: "before" | "after"): Channel {
  const through = throughSmtp();
  return {
    send: async (mail) => {
      if (when === "after") await through.send(mail);
      throw new Error(`stopped ${when}`);
    },
  };
}

test.each([
  ["before", 1],
  ["after", 2],
] as const)("a sender that stops %s the server has the mail loses nothing", async (when, mails) => {
  const { ctx, id, after } = await oneInvitation();
  await expect(sendInvitations(ctx, { channel: stopping(when) })).rejects.toThrow("stopped");
  expect(await stored(ctx, id)).toMatchObject({
    status: "sending",
    messages: [{ status: "handing-over" }],
  });
  const channel = throughSmtp();
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(0);
  after(1);
  expect(await sendInvitations(ctx, { channel })).toMatchObject({ recovered: 1, handedOver: 1 });
  expect(await stored(ctx, id)).toMatchObject({
    status: "sent",
    attempts: 2,
    messages: [{ status: "unknown" }, { status: "sent" }],
  });
  expect(smtp.received).toHaveLength(mails);
});

test("a message whose customer answered before its sender stopped is not left behind for ever", async () => {
  const { ctx, id, after } = await oneInvitation();
  await expect(sendInvitations(ctx, { channel: stopping("after") })).rejects.toThrow("stopped");
  await inTransaction(ctx, (tx) => markAnswered(tx, [id]));
  after(1);
  expect(await inTransaction(ctx, hasDueInvitations)).toBe(true);
  const channel = throughSmtp();
  expect(await sendInvitations(ctx, { channel })).toMatchObject({ recovered: 1, handedOver: 0 });
  expect(await stored(ctx, id)).toMatchObject({
    status: "answered",
    messages: [{ status: "unknown" }],
  });
  expect(await inTransaction(ctx, hasDueInvitations)).toBe(false);
  expect(smtp.received).toHaveLength(1);
});

test("a sender that stops every time gives up in the end instead of mailing for ever", async () => {
  const { ctx, id, after } = await oneInvitation();
  const channel = stopping("after");
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await expect(sendInvitations(ctx, { channel })).rejects.toThrow("stopped");
    after(1);
  }
  expect(await sendInvitations(ctx, { channel })).toMatchObject({ recovered: 1, handedOver: 0 });
  expect(await stored(ctx, id)).toMatchObject({ status: "failed", attempts: 8 });
});

test("a slow sender is not taken for a dead one, however long it takes", async () => {
  const { ctx, id, after } = await oneInvitation();
  const through = throughSmtp();
  let finish = () => {};
  const deliver = vi.fn<Channel["send"]>(async (mail) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return through.send(mail);
  });
  const slow = sendInvitations(ctx, { channel: { send: deliver } });
  await expect.poll(() => deliver.mock.calls.length).toBe(1);
  after(600);
  expect(await sendInvitations(ctx, { channel: through })).toMatchObject({
    recovered: 0,
    handedOver: 0,
  });
  finish();
  expect((await slow).handedOver).toBe(1);
  expect(smtp.received).toHaveLength(1);
  expect((await stored(ctx, id)).status).toBe("sent");
});

test("a customer who is erased while a mail goes out is erased after it, and neither side fails", async () => {
  const { ctx, id, customerId } = await oneInvitation();
  const through = throughSmtp();
  let erasing: Promise<void> | undefined;
  const deliver: Channel["send"] = async (mail) => {
    erasing = eraseCustomer(ctx, { customerId });
    await blocked(ctx.database);
    return through.send(mail);
  };
  expect((await sendInvitations(ctx, { channel: { send: deliver } })).handedOver).toBe(1);
  await erasing;
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", messages: [] });
  expect(smtp.received).toHaveLength(1);
});

test("a message that was accepted is written down, whatever happens to its connection", async () => {
  const { ctx, surveyId } = await setting();
  const [first = "", second = ""] = await invited(ctx, surveyId, await customers(ctx, 2));
  const through = throughSmtp();
  const channel: Channel = {
    send: async (mail) => {
      const receipt = await through.send(mail);
      await ctx.database.raw`
        select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where state = 'idle in transaction' and query like '%from message%for update%'
          and datname = current_database()`;
      return receipt;
    },
  };
  await expect(sendInvitations(ctx, { channel })).rejects.toThrow();
  expect((await stored(ctx, first)).status).toBe("sent");
  expect((await stored(ctx, second)).status).toBe("scheduled");
  expect((await sendInvitations(ctx, { channel: through })).handedOver).toBe(1);
  expect(smtp.received).toHaveLength(2);
});

test("when a mail goes, what became of the one before is committed, and its own claim is, and is held", async () => {
  const { ctx, surveyId } = await setting();
  await invited(ctx, surveyId, await customers(ctx, 3));
  const through = throughSmtp();
  const seen: unknown[] = [];
  const channel: Channel = {
    send: async (mail) => {
      await ctx.database.raw.begin(async (other) => {
        await other`select set_config('app.org_id', ${ctx.organizationId}, true)`;
        const messages = await other`select status from message order by id`;
        const unheld = await other`
          select from message where status = 'handing-over' for update skip locked`;
        seen.push({ messages: messages.map(({ status }) => status), unheld: unheld.length });
      });
      return through.send(mail);
    },
  };
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(3);
  expect(seen).toEqual([
    { messages: ["handing-over"], unheld: 0 },
    { messages: ["sent", "handing-over"], unheld: 0 },
    { messages: ["sent", "sent", "handing-over"], unheld: 0 },
  ]);
});

test("an invitation that somebody holds is not waited for", async () => {
  const { ctx, surveyId } = await setting();
  const [, held = ""] = await invited(ctx, surveyId, await customers(ctx, 3));
  const channel = throughSmtp();
  await ctx.database.raw.begin(async (other) => {
    await other`select set_config('app.org_id', ${ctx.organizationId}, true)`;
    await other`select from invitation where id = ${held} for update`;
    expect((await sendInvitations(ctx, { channel })).handedOver).toBe(2);
  });
  expect((await stored(ctx, held)).status).toBe("scheduled");
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(1);
});

test("an invitation to which somebody adds something is sent all the same", async () => {
  const { ctx, id } = await oneInvitation();
  await ctx.database.raw.begin(async (other) => {
    await other`select set_config('app.org_id', ${ctx.organizationId}, true)`;
    await other`select from invitation where id = ${id} for key share`;
    expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(1);
  });
});

test("one that is called off when the server has heard of it holds up none behind it", async () => {
  const { ctx, surveyId } = await setting();
  const ids = await customers(ctx, 4);
  for (const [at, id] of ids.entries()) {
    await invited(ctx, surveyId, [id], { dueAt: new Date(ctx.now().getTime() - 9000 + at * 1000) });
  }
  const [first, second = "", third = "", fourth] = ids;
  const through = throughSmtp();
  const heard: string[] = [];
  smtp.answer.recipient = (address) => {
    heard.push(address);
    return undefined;
  };
  const sendIf: Channel["sendIf"] = async (mail, wanted) => {
    if (mail.to.address.startsWith(second)) await stopScheduled(ctx, [third]);
    return through.sendIf?.(mail, wanted);
  };
  expect((await sendInvitations(ctx, { channel: { ...through, sendIf } })).handedOver).toBe(3);
  const mailbox = (id?: string) => `${id}@customer.example`;
  expect(heard).toEqual([first, second, third, fourth].map(mailbox));
  expect(smtp.received.map(({ recipient }) => recipient)).toEqual(
    [first, second, fourth].map(mailbox),
  );
});

test("what went wrong first is told, also when nothing can be written down after it", async () => {
  const { ctx } = await oneInvitation();
  const {
    messages: [due],
  } = await inTransaction(ctx, (tx) => dueMessages(tx, "email", 1));
  if (due === undefined) throw new Error("nothing is due");
  let isBroken = false;
  const now = () => {
    if (isBroken) throw new Error("second");
    return ctx.now();
  };
  const by = { channel: throughSmtp(), limited: false };
  const handing = handingOver({ ...ctx, now }, by, async (hand) => {
    await hand(due);
    isBroken = true;
    throw new Error("first");
  });
  await expect(handing).rejects.toMatchObject({
    errors: [{ message: "first" }, { message: "second" }],
  });
});

test("a sender that was overtaken hands over nothing", async () => {
  const { ctx, id, after } = await oneInvitation();
  const messageId = newId();
  const written = { id: messageId, invitationId: id, channel: "email" as const };
  const words = { address: "a@b.example", subject: "s", bodyText: "t", bodyHtml: "h" };
  expect(
    await sending(ctx, (tx) => claimInvitation(tx, { ...written, ...words }, ["a@b.example"])),
  ).toBeDefined();
  after(1);
  await sendInvitations(ctx, { channel: throughSmtp() });
  expect(await sending(ctx, (tx) => holdMessage(tx, messageId))).toBe(false);
  expect(smtp.received).toHaveLength(1);
});
