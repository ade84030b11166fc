import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { comparable, networkNumber } from "@/lib/delivery/address";
import { findChannels } from "@/lib/delivery/channel.store";
import { refusedAddresses } from "@/lib/delivery/invitee.store";
import { openChannel } from "@/lib/delivery/open-channel";
import { previewMessage } from "@/lib/delivery/preview";
import type { SendTestSms } from "@/lib/delivery/shapes";
import { takeAllowance } from "@/lib/delivery/take-allowance";
import { takeTest } from "@/lib/delivery/take-test";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/**
 * Sends the text message that is shown to a number, unless somebody has said no there. Nothing can be
 * answered by it. It is kept who sent it, before it is sent and whatever becomes of it.
 */
export async function sendTestSms(ctx: Context, input: SendTestSms): Promise<{ address: string }> {
  permit(ctx, "invitations.send");
  const address = networkNumber(input.number) ?? "";
  const { shown } = await previewMessage(ctx, input, { ...input, by: "sms" });
  if (shown.kind !== "sms") throw new Error("a text message was asked for");
  const { row, refused } = await inTransaction(ctx, async (tx) => ({
    row: (await findChannels(tx)).find(({ kind }) => kind === "sms"),
    refused: await refusedAddresses(tx, [comparable(address)]),
  }));
  if (refused.size > 0) throw new Refusal("conflict", "This number is not to be written to.");
  const channel = row?.active ? await openChannel("sms", row) : undefined;
  if (!channel) throw new Refusal("unavailable", "SMS is not switched on.");
  const { name } = await readOrganization(ctx);
  await inTransaction(ctx, (tx) => takeTestSms(tx, input.surveyId, address));
  const receipt = await channel.send({
    ...{ key: newId(), subject: "", text: shown.text, html: null },
    ...{ to: { address, name: null }, from: { name, address: null, replyTo: null } },
    ...{ surveyUrl: "", preferencesUrl: "" },
  });
  if (receipt.kind === "accepted") return { address };
  const reason = receipt.kind === "kept" ? "it was kept" : receipt.reason;
  throw new Refusal("unavailable", `The provider did not take it: ${reason}`);
}

const perHour = 10;
/** What is kept of a number: enough for whoever knows it to know it again. */
const lastDigits = 3;

/** Counts a test: to the channel, as every message, and to who sends it. The channel's row is held. */
async function takeTestSms(tx: Tx, surveyId: string, address: string): Promise<void> {
  if (!(await takeAllowance(tx, "sms", null))) {
    const message = "As many text messages as SMS may send were sent just now. Try again later.";
    throw new Refusal("throttled", message, { retryAfterSeconds: 60 });
  }
  const detail = { channel: "sms", number: `…${address.slice(-lastDigits)}` };
  const subject = { kind: "survey", id: surveyId } as const;
  await takeTest(tx, { act: "message.tested", perHour, subject, detail });
}
