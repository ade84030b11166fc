import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { takeMails } from "@/lib/delivery/mailbox/take-mails";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";

const db = testDatabase();

test("one mail that cannot be taken does not hold up those around it", async () => {
  const ctx = await db.context();
  const customerIds = await customers(ctx, 3, { email: "gone@customer.example" });
  const ids = await invited(ctx, await publishedSurvey(ctx), customerIds);
  const accepted = { kind: "accepted", reply: "250 OK" } as const;
  await sendInvitations(ctx, { channel: { send: async () => accepted } });
  const [first = "", , third = ""] = ids;
  const mails = [first, "no id at all", third].map((invitationId) => [
    { kind: "failed" as const, gone: false, invitationId, reason: "It came back: 5.2.2" },
  ]);
  expect(await takeMails(ctx, mails)).toBe(2);
  const found = await Promise.all(ids.map((id) => stored(ctx, id)));
  const statuses = found.flatMap(({ messages }) => messages.map(({ status }) => status));
  expect(statuses).toEqual(["failed", "sent", "failed"]);
});
