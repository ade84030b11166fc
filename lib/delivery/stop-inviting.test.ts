import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { insertOptOuts, refusedAddresses } from "@/lib/delivery/invitee.store";
import { readPreferences, resumeInviting, stopInviting } from "@/lib/delivery/stop-inviting";
import { startTestSending } from "@/lib/delivery/test-sending";

const { oneInvitation } = startTestSending();

test("whoever wants to be asked again takes back what they said, and not that nothing arrives", async () => {
  const mailbox = "ann@one.example";
  const number = "+15550100001";
  const { ctx, id } = await oneInvitation({ email: mailbox, phone: number });
  await inTransaction(ctx, (tx) => insertOptOuts(tx, [mailbox], "bounced"));
  await inTransaction(ctx, (tx) => insertOptOuts(tx, [number], "reply"));
  const refused = () => inTransaction(ctx, (tx) => refusedAddresses(tx, [mailbox, number]));
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: false });
  await resumeInviting(ctx, id);
  expect([...(await refused())]).toEqual([[mailbox, "gone"]]);
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: true });
  await stopInviting(ctx, id, "preferences");
  expect([...(await refused()).values()]).toEqual(["no", "no"]);
});
