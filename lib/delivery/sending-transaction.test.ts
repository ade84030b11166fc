import { expect, test } from "vitest";
import { claimInvitation, type SendingTx } from "@/lib/delivery/sending.store";
import { sending } from "@/lib/delivery/sending-transaction";
import { customers, invited } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { newId } from "@/lib/ground/ids";

const { setting } = startTestSending();

async function claim(tx: SendingTx, invitationId: string) {
  const words = { address: "ann@customer.example", subject: "?", bodyText: "?", bodyHtml: null };
  const message = { id: newId(), invitationId, channel: "email" as const, ...words };
  expect(await claimInvitation(tx, message, [words.address])).toMatchObject({ attempts: 1 });
}

/** So far, by this connection. */
const invitationsRead = async ({ raw }: SendingTx) => {
  const [row] = await raw<{ read: number }[]>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
    from pg_stat_xact_user_tables where relname = 'invitation'`;
  return row?.read ?? 0;
};

test("a claim looks at its invitation alone, however few there were when its plan was made", async () => {
  const { ctx, surveyId } = await setting();
  const first = await invited(ctx, surveyId, await customers(ctx, 12));
  for (const id of first) await sending(ctx, (tx) => claim(tx, id));
  const later = await invited(ctx, surveyId, await customers(ctx, 2_000));
  const read = await sending(ctx, async (tx) => {
    const before = await invitationsRead(tx);
    await claim(tx, later[1_000] ?? "");
    return (await invitationsRead(tx)) - before;
  });
  expect(read).toBeLessThan(10);
});
