import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import type { Channel } from "@/lib/delivery/channels/channel";
import { readLink } from "@/lib/delivery/link";
import { saveEmailChannel } from "@/lib/delivery/save-channel";
import { readCopies } from "@/lib/delivery/seeds/read-copies";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { env } from "@/lib/ground/env";
import { smtpReply } from "@/lib/ground/test-mail-server";

const { setting, smtp, throughSmtp } = startTestSending();
const day = 24 * 60;

const email = (change: object) =>
  SaveEmailChannel.parse({
    ...{ active: true, host: "", port: 25, secure: false, user: "", password: "" },
    ...{ dkimDomain: "", bounceAddress: "", perMinute: "", warmUp: false, seeds: "", ...change },
  });

async function asked(ctx: Context, surveyId: string, count = 1) {
  if (count > 0) await invited(ctx, surveyId, await customers(ctx, count));
  await sendInvitations(ctx, { channel: throughSmtp() });
  const sent = smtp.received.splice(0).map(({ recipient }) => recipient);
  return sent.filter((recipient) => recipient.endsWith("@seeds.example")).sort();
}

const both = ["one@seeds.example", "two@seeds.example"];

test("each seed gets a survey's first mail of a day, once, and as a customer would read it", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveEmailChannel(ctx, email({ seeds: " One@seeds.example\ntwo@seeds.example, " }));
  expect(await asked(ctx, surveyId, 3)).toEqual(both);
  expect(await asked(ctx, surveyId)).toEqual([]);
  expect(await asked(ctx, await publishedSurvey(ctx))).toEqual(both);
  after(day);
  expect(await asked(ctx, surveyId)).toEqual(both);
  expect(await readCopies(ctx)).toHaveLength(6);
});

test("a copy is worded like a customer's mail, its links record nothing, and it counts nowhere", async () => {
  const { ctx, surveyId } = await setting();
  await saveEmailChannel(ctx, email({ seeds: "one@seeds.example" }));
  await invited(ctx, surveyId, await customers(ctx, 1));
  const { handedOver } = await sendInvitations(ctx, { channel: throughSmtp() });
  expect(handedOver).toBe(1);
  const [copy, real] = smtp.received;
  const [, token = ""] = /\/s\/([A-Za-z0-9_-]{64})/.exec(String(copy?.html)) ?? [];
  const { organizationId } = ctx;
  expect(readLink(token, env().AUTH_SECRET)).toEqual({
    ...{ organizationId, invitationId: surveyId, purpose: "seed" },
  });
  const worded = (html: unknown) => String(html).replaceAll(/[A-Za-z0-9_-]{64}/g, "token");
  expect(worded(copy?.html)).toBe(worded(real?.html));
  expect(copy?.subject).toBe(real?.subject);
  expect(copy?.raw).toMatch(/^List-Unsubscribe-Post:/m);
});

test("without customers nobody gets a copy, and one that is refused is told of", async () => {
  const { ctx, surveyId } = await setting();
  await saveEmailChannel(ctx, email({ seeds: both.join("\n") }));
  await sendInvitations(ctx, { channel: throughSmtp() });
  expect(smtp.received).toEqual([]);
  smtp.answer.recipient = (address) =>
    address === both[0] ? smtpReply(550, "5.1.1 no such mailbox") : undefined;
  expect(await asked(ctx, surveyId)).toEqual([both[1]]);
  const copies = await readCopies(ctx);
  expect(
    copies
      .map(({ address, status }) => ({ address, status }))
      .sort((a, b) => (a.address < b.address ? -1 : 1)),
  ).toEqual([
    { address: both[0], status: "failed" },
    { address: both[1], status: "sent" },
  ]);
  expect(copies.find(({ status }) => status === "failed")?.failure).toContain("no such mailbox");
});

test("copies take from what the channel may send before customers do, and wait for more", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveEmailChannel(ctx, email({ seeds: both.join("\n"), perMinute: "1" }));
  expect(await asked(ctx, surveyId, 2)).toEqual([both[0]]);
  after(1);
  expect(await asked(ctx, surveyId, 0)).toEqual([both[1]]);
  after(1);
  const { handedOver } = await sendInvitations(ctx, { channel: throughSmtp() });
  expect(handedOver).toBe(1);
});

test("a copy that reached no server is sent with the next mail", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveEmailChannel(ctx, email({ seeds: "one@seeds.example" }));
  await invited(ctx, surveyId, await customers(ctx, 1));
  await sendInvitations(ctx, { channel: throughSmtp("smtp://127.0.0.1:1") });
  expect(await readCopies(ctx)).toEqual([]);
  after(2);
  expect(await asked(ctx, surveyId, 0)).toEqual(["one@seeds.example"]);
});

test("a copy that may have arrived is not sent again, and no mail follows it on a broken line", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveEmailChannel(ctx, email({ seeds: both.join("\n") }));
  await invited(ctx, surveyId, await customers(ctx, 1));
  const tried: string[] = [];
  const channel: Channel = {
    send: async ({ to }) => {
      tried.push(to.address);
      return { kind: "interrupted", reason: "the line broke" };
    },
  };
  expect(await sendInvitations(ctx, { channel })).toMatchObject({
    ...{ ended: "outage", handedOver: 0 },
  });
  expect(both).toContain(tried[0]);
  expect(tried).toHaveLength(1);
  expect(await readCopies(ctx)).toMatchObject([{ status: "failed", failure: "the line broke" }]);
  after(2);
  expect(await asked(ctx, surveyId, 0)).toEqual(both.filter((address) => address !== tried[0]));
});

test("copies that take all that is allowed open the circuit of a server that is out of order", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveEmailChannel(ctx, email({ seeds: "one@seeds.example", perMinute: "1" }));
  await invited(ctx, surveyId, await customers(ctx, 1));
  const failures = async () => (await inTransaction(ctx, findChannels)).map((row) => row.failures);
  for (const failed of [1, 2, 3]) {
    const channel = throughSmtp("smtp://127.0.0.1:1");
    const { ended } = await sendInvitations(ctx, { channel });
    expect([ended, await failures()]).toEqual(["outage", [failed]]);
    if (failed < 3) after(1);
  }
  expect(await asked(ctx, surveyId, 0)).toEqual([]);
  after(1);
  expect(await asked(ctx, surveyId, 0)).toEqual(["one@seeds.example"]);
  expect(await failures()).toEqual([0]);
});

test("a list that is none is refused, with the address that is at fault", () => {
  const said = (seeds: string) => {
    const parsed = SaveEmailChannel.safeParse({ ...email({}), seeds, perMinute: "" });
    return parsed.error?.issues.map(({ message }) => message);
  };
  expect(said("one@seeds.example two@")).toEqual(["two@ is not an e-mail address."]);
  const many = Array.from({ length: 21 }, (_, at) => `seed${at}@seeds.example`).join("\n");
  expect(said(many)).toEqual(["At most 20 addresses."]);
});
