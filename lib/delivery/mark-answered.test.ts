import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { markAnswered, markWithdrawn } from "@/lib/delivery/mark-answered";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";

const { oneInvitation } = startTestSending();

test("what was called off is not answered, whoever says so", async () => {
  const { ctx, id } = await oneInvitation();
  await stopInviting(ctx, id, "preferences");
  await inTransaction(ctx, (tx) => markAnswered(tx, [id]));
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", answeredAt: null });
  await inTransaction(ctx, (tx) => markWithdrawn(tx, [id]));
  expect(await stored(ctx, id)).toMatchObject({ failure: "unsubscribed" });
});

test("what is answered was answered when it was first", async () => {
  const { ctx, id, after } = await oneInvitation();
  const first = ctx.now();
  await inTransaction(ctx, (tx) => markAnswered(tx, [id]));
  after(5);
  await inTransaction(ctx, (tx) => markAnswered(tx, [id]));
  expect(await stored(ctx, id)).toMatchObject({ status: "answered", answeredAt: first });
});
