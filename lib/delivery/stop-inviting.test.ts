import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { customer } from "@/lib/db/tables/customers";
import { inTransaction } from "@/lib/db/transaction";
import { insertOptOuts, refusedAddresses } from "@/lib/delivery/invitee.store";
import { readPreferences, resumeInviting, stopInviting } from "@/lib/delivery/stop-inviting";
import { customers } from "@/lib/delivery/test-asking";
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

const phone = "+49301234567";
const elsewhere = { email: "ann@work.example", phone };

test.each([
  ["a no under another record", { ...elsewhere, consent: false }, {}],
  [
    "a no to the channel under another record",
    { ...elsewhere, channelConsents: { email: false } },
    {},
  ],
  [
    "their own no to the only channel",
    elsewhere,
    { consent: true, channelConsents: { email: false } },
  ],
])("whoever is not asked for %s is told so, and takes it back there", async (_, other, own) => {
  const { ctx, id, customerId } = await oneInvitation({ email: "ann@one.example", phone, ...own });
  const [otherId = ""] = await customers(ctx, 1, other);
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: false });
  await resumeInviting(ctx, id);
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: true });
  const rows = await inTransaction(ctx, (tx) =>
    tx.db
      .select()
      .from(customer)
      .where(inArray(customer.id, [customerId, otherId])),
  );
  expect(rows).toHaveLength(2);
  for (const { consent, channelConsents } of rows) {
    expect(consent).not.toBe(false);
    expect(channelConsents).toEqual({});
  }
});

test("an opt-out at another record's address is told and taken back, a stranger's and a yes are kept", async () => {
  const { ctx, id } = await oneInvitation({ email: "ann@one.example", phone });
  const yes = { sms: true, letter: false };
  const [otherId = ""] = await customers(ctx, 1, { ...elsewhere, channelConsents: yes });
  const [stranger = ""] = await customers(ctx, 1, { email: "eve@one.example", consent: false });
  const stopped = ["ann@work.example", "eve@one.example"];
  await inTransaction(ctx, (tx) => insertOptOuts(tx, stopped, "reply"));
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: false });
  await resumeInviting(ctx, id);
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: true });
  const refused = await inTransaction(ctx, (tx) => refusedAddresses(tx, stopped));
  expect([...refused]).toEqual([["eve@one.example", "no"]]);
  const rows = await inTransaction(ctx, (tx) =>
    tx.db
      .select()
      .from(customer)
      .where(inArray(customer.id, [otherId, stranger])),
  );
  const said = new Map(rows.map((row) => [row.id, row]));
  expect(said.get(otherId)?.channelConsents).toEqual({ sms: true });
  expect(said.get(stranger)?.consent).toBe(false);
});
