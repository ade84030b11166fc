import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { editOrganization, readOrganization } from "@/lib/access/organization";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import type { Channel } from "@/lib/delivery/channels/channel";
import { readChannels } from "@/lib/delivery/read-channels";
import { saveEmailChannel } from "@/lib/delivery/save-channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";

const { setting } = startTestSending();
const channel: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };
const day = 24 * 60;

const email = (warmUp: boolean) =>
  SaveEmailChannel.parse({
    ...{ active: true, host: "", port: 25, secure: false, user: "", password: "", warmUp },
    ...{ dkimDomain: "", bounceAddress: "", perMinute: "", seeds: "" },
  });

async function from(ctx: Context, mailSender: string) {
  const { name, currency, timeZone, minimumGroupSize } = await readOrganization(ctx);
  const rest = { name, currency, timeZone, minimumGroupSize, grossMarginPercent: null };
  await editOrganization(ctx, { ...rest, mailSender, mailReplyTo: "" });
}

/** How many of sixty customers are sent something. */
async function sixty(ctx: Context, surveyId: string) {
  await invited(ctx, surveyId, await customers(ctx, 60));
  let sent = 0;
  for (let handedOver = 1; handedOver > 0; sent += handedOver) {
    ({ handedOver } = await sendInvitations(ctx, { channel }));
  }
  return sent;
}

test("a sender of another domain begins to be warmed up anew, one of the same does not", async () => {
  const { ctx, surveyId, after } = await setting();
  await from(ctx, "voice@acme.example");
  await saveEmailChannel(ctx, email(true));
  expect(await sixty(ctx, surveyId)).toBe(50);
  await from(ctx, "hello@Acme.example");
  expect(await sixty(ctx, surveyId)).toBe(0);
  after(day);
  expect(await sixty(ctx, surveyId)).toBe(75);
  await from(ctx, "voice@other.example");
  expect(await sixty(ctx, surveyId)).toBe(50);
  const { email: shown } = await readChannels(ctx);
  expect(shown.warming).toEqual({ domain: "other.example", limit: 50, today: 50 });
  // Saved again it goes on; switched off there is no limit.
  await saveEmailChannel(ctx, email(true));
  expect(await sixty(ctx, surveyId)).toBe(0);
  await saveEmailChannel(ctx, email(false));
  expect(await sixty(ctx, surveyId)).toBeGreaterThan(60);
});
