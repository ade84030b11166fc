import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { findInvitees } from "@/lib/delivery/invitee.store";
import { receiptsUrl } from "@/lib/delivery/link";
import { receiveReports } from "@/lib/delivery/receive-reports";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";

const { throughSmtp, oneInvitation } = startTestSending();

function post(ctx: Context, reports: object) {
  const key = receiptsUrl("email", ctx.organizationId).split("/").at(-1) ?? "";
  const body = Buffer.from(JSON.stringify(reports));
  const posted = { channel: "email", key, contentType: "application/json", signature: null, body };
  return receiveReports({ database: ctx.database, now: ctx.now }, posted);
}

test("characters that cannot be kept lose nothing of what came with them", async () => {
  const { ctx, id, customerId } = await oneInvitation({ email: "ann@customer.example" });
  await sendInvitations(ctx, { channel: throughSmtp() });
  // As long as what is kept of a reason, which then ends in the middle of the last character.
  const kept = `It came back: half ${"x".repeat(280)}`;
  const reason = `${kept.slice("It came back: ".length)}\u{1f600}`;
  const about = { email: "ann@customer.example", "smtp-id": `<${id}@vocal.example>` };
  const bounced = { event: "bounce", status: "4.2.2", reason, ...about };
  const odd = { event: "bounce", email: "some\0body@customer.example", reason: "\0" };
  expect(await post(ctx, [odd, bounced])).toEqual({ taken: 1 });
  const { status, messages } = await stored(ctx, id);
  expect(status).toBe("failed");
  expect(messages).toMatchObject([{ status: "failed", failure: kept }]);
  await post(ctx, [odd, { event: "spamreport", ...about }]);
  const found = await inTransaction(ctx, (tx) => findInvitees(tx, [customerId]));
  expect(found.get(customerId)?.unsubscribed).toBe(true);
});
