import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
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
    ...{ consent: true, refusedElsewhere: false, reachable: ["email"] },
  });
  expect(await choicesOf("Ann@customer.example", false)).toMatchObject({
    ...{ consent: false, refusedElsewhere: false, reachable: [] },
  });
  expect(await choicesOf("ANN@customer.example", null)).toMatchObject({
    ...{ consent: null, refusedElsewhere: true, reachable: [] },
  });
  expect(await choicesOf("eve@customer.example", true, { email: false })).toMatchObject({
    ...{ consent: true, channelConsents: { email: false }, channelsRefusedElsewhere: [] },
    reachable: [],
  });
  expect(await choicesOf("Eve@customer.example", true, { email: true })).toMatchObject({
    ...{ channelConsents: { email: true }, channelsRefusedElsewhere: ["email"] },
    ...{ refusedElsewhere: false, reachable: [] },
  });
});
