import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { insertOptOuts } from "@/lib/delivery/invitee.store";
import { readContactChoices } from "@/lib/delivery/read-contact-choices";
import { customers } from "@/lib/delivery/test-asking";

const db = testDatabase();

test("a no under another record with the same address is told of, and none of them can be asked", async () => {
  const ctx = await db.context();
  const choicesOf = async (email: string, consent: boolean | null, channelConsents = {}) => {
    const [id = ""] = await customers(ctx, 1, { email, consent, channelConsents });
    return readContactChoices(ctx, {
      ...{ id, email, phone: null },
      ...{ consent, channelConsents, preferredChannel: null },
    });
  };
  expect(await choicesOf("ann@customer.example", true)).toMatchObject({
    ...{ consent: true, consentRefusedElsewhere: false, reachable: ["email"] },
  });
  expect(await choicesOf("Ann@customer.example", false)).toMatchObject({
    ...{ consent: false, consentRefusedElsewhere: false, reachable: [] },
  });
  expect(await choicesOf("ANN@customer.example", null)).toMatchObject({
    ...{ consent: null, consentRefusedElsewhere: true, reachable: [] },
  });
  expect(await choicesOf("eve@customer.example", true, { email: false })).toMatchObject({
    ...{ consent: true, channelConsents: { email: false }, channelsRefusedElsewhere: [] },
    reachable: [],
  });
  expect(await choicesOf("Eve@customer.example", true, { email: true })).toMatchObject({
    ...{ channelConsents: { email: true }, channelsRefusedElsewhere: ["email"] },
    ...{ consentRefusedElsewhere: false, reachable: [] },
  });
});

test("an opt-out at the address of another record is told apart from consent refused there", async () => {
  const ctx = await db.context();
  const phone = "+49301234567";
  const email = "ann@home.example";
  await customers(ctx, 1, { email: "ann@work.example", phone, consent: true });
  const [id = ""] = await customers(ctx, 1, { email, phone });
  await inTransaction(ctx, (tx) => insertOptOuts(tx, ["ann@work.example"], "preferences"));
  const nothingSaid = { consent: null, channelConsents: {}, preferredChannel: null };
  expect(await readContactChoices(ctx, { id, email, phone, ...nothingSaid })).toMatchObject({
    ...{ consentRefusedElsewhere: false, optedOutElsewhere: true, reachable: [] },
  });
});
