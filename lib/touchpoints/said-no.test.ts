import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import type { Context } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { declineSurvey } from "@/lib/delivery/decline-survey";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { readContactChoices } from "@/lib/delivery/read-contact-choices";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { InviteCustomer } from "@/lib/delivery/shapes";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRound } from "@/lib/touchpoints/rounds/read-rounds";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound } from "@/lib/touchpoints/rounds/shapes";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import { SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";
import { suppressAddresses } from "@/lib/touchpoints/suppress-addresses";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
let ctx: Context;
let survey: string;

beforeEach(async () => {
  ctx = await db.context(() => noon);
  survey = await publishedSurvey(ctx);
  await createTrigger(ctx, CreateTrigger.parse({ survey }));
});

const one = async (change: object) => (await customers(ctx, 1, change))[0] ?? "";

/** What is decided on a call of this customer; null where they are asked. */
async function reasonOf(customerId: string) {
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  return (await decisionOf(ctx, id))?.reason;
}

test("who said no under one record is not asked under another, and every forecast says so", async () => {
  await one({ email: "Ann@home.example", consent: false });
  const customerId = await one({ email: "ann@home.example", consent: true });
  const occurredAt = new Date(noon.getTime() - 60_000);
  const [id = ""] = await interactions(ctx, [{ customerId, occurredAt }]);
  const no = { reason: "no-consent", reasons: ["no-consent"] };
  expect(await tryInteraction(ctx, { interaction: id })).toMatchObject(no);
  expect(await simulateTrigger(ctx, SimulateTrigger.parse({ survey }))).toMatchObject({
    suppressed: [{ reason: "no-consent", before: 1, after: 1 }],
  });
  const { id: roundId } = await createRound(ctx, CreateRound.parse({ survey }));
  await runRound(ctx, { roundId });
  expect((await readRound(ctx, { roundId })).estimate).toMatchObject({
    ...{ invited: 0, suppressed: { "no-consent": 2 } },
  });
  await considerInvitations(ctx, [id]);
  expect(await decisionOf(ctx, id)).toMatchObject({ detail: { reasons: no.reasons } });
});

test("a no to one channel holds under every record of a person, but not for the other channels", async () => {
  await one({ email: "kim@home.example", channelConsents: { email: false, sms: true } });
  expect(await reasonOf(await one({ email: "KIM@home.example", consent: true }))).toBe(
    "no-consent",
  );
  await one({ email: "lee@home.example", channelConsents: { sms: false } });
  expect(await reasonOf(await one({ email: "lee@home.example" }))).toBeNull();
});

test("a telephone joins records too, a switchboard does not, and what was not said is nobody's no", async () => {
  await one({ phone: "+4930123", consent: false });
  expect(await reasonOf(await one({ phone: "+4930123" }))).toBe("no-consent");
  await customers(ctx, 5, { phone: "+4930000", consent: false });
  expect(await reasonOf(await one({ phone: "+4930000" }))).toBeNull();
  await one({ email: "eve@home.example", consent: null });
  expect(await reasonOf(await one({ email: "eve@home.example", consent: true }))).toBeNull();
});

test("a no two records away holds by trigger and by hand, for what is due, and on the customer's page", async () => {
  const email = "ann@home.example";
  const near = await one({ externalId: "near", email, consent: true });
  const [due = ""] = await invited(ctx, survey, [near]);
  await one({ email, phone: "+4930123" });
  const far = await one({ email: "ann@work.example", phone: "+4930123" });
  const byHand = { survey, channel: "email", customer: "near" };
  const asked = () => inviteCustomer(ctx, InviteCustomer.parse(byHand));
  expect(await asked()).toMatchObject({ status: "scheduled" });
  await inTransaction(ctx, (tx) =>
    tx.db.update(customer).set({ consent: false }).where(eq(customer.id, far)),
  );
  await expect(asked()).rejects.toMatchObject({ code: "invalid", reason: "no-consent" });
  expect(await reasonOf(near)).toBe("no-consent");
  const nothingSaid = { consent: true, channelConsents: {}, preferredChannel: null };
  const choices = await readContactChoices(ctx, { id: near, email, phone: null, ...nothingSaid });
  expect(choices).toMatchObject({ consentRefusedElsewhere: true, reachable: [] });
  const channel: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(0);
  expect(await stored(ctx, due)).toMatchObject({ status: "cancelled", failure: "no-consent" });
});

test("one telephone in two spellings is one person's, whatever system wrote it down", async () => {
  await one({ email: "a@one.example", phone: "+49 170 123-4567", consent: false });
  expect(await reasonOf(await one({ phone: "00491701234567" }))).toBe("no-consent");
  await one({ email: "b@one.example", phone: "0301 23", consent: false });
  expect(await reasonOf(await one({ phone: "030123" }))).toBe("no-consent");
  await one({ email: "c@one.example", phone: "-", consent: false });
  expect(await reasonOf(await one({ email: "d@one.example", phone: "( )" }))).toBeNull();
});

test.each(["n/a", "unknown", "none", "0"])("%s is nobody's telephone", async (phone) => {
  const said = await one({ email: "a@one.example", phone, consent: false });
  const stopped = await one({ email: "b@one.example", phone });
  const other = await one({ email: "c@one.example", phone });
  expect(await reasonOf(other)).toBeNull();
  const [id = ""] = await invited(ctx, survey, [stopped]);
  await stopInviting(ctx, id, "preferences");
  expect(await reasonOf(await one({ email: "d@one.example", phone }))).toBeNull();
  expect(await reasonOf(stopped)).toBe("unsubscribed");
  expect(await reasonOf(said)).toBe("no-consent");
});

test.each(["unsubscribed", "survey-declined"] as const)(
  "who is %s at one address is not asked at another: not decided on, not by hand, not sent what is due",
  async (no) => {
    const away = await one({ email: "ann@away.example", phone: "+49 30 1234567" });
    const customerId = await one({ email: "ann@work.example", phone: "+49301234567" });
    const [awayId = ""] = await invited(ctx, survey, [away]);
    const [due = ""] = await invited(ctx, survey, [customerId]);
    if (no === "unsubscribed")
      await suppressAddresses(ctx, { items: [{ address: "ANN@away.example" }] });
    else await declineSurvey(ctx, awayId);
    expect(await reasonOf(customerId)).toBe(no);
    const byHand = {
      survey,
      customer: { externalId: "x", email: "x@one.example", phone: "+49301234567" },
    };
    await expect(
      inviteCustomer(ctx, InviteCustomer.parse({ ...byHand, channel: "email" })),
    ).rejects.toMatchObject({ reason: no });
    const sent = vi.fn<Channel["send"]>(async () => ({ kind: "accepted", reply: "ok" }));
    await sendInvitations(ctx, { channel: { send: sent } });
    expect(sent).not.toHaveBeenCalled();
    expect(await stored(ctx, due)).toMatchObject({ status: "cancelled", failure: no });
  },
);

test("an address at which nothing arrives says nothing of the person's others", async () => {
  const [away = ""] = await customers(ctx, 1, { email: "ann@away.example", phone: "+49301234567" });
  const [bounced = ""] = await invited(ctx, survey, [away]);
  const gone = { kind: "refused", permanent: true, reason: "550", address: "gone" } as const;
  await sendInvitations(ctx, { channel: { send: async () => gone } });
  expect(await stored(ctx, bounced)).toMatchObject({ status: "failed" });
  expect(
    await reasonOf(await one({ email: "ann@work.example", phone: "+49301234567" })),
  ).toBeNull();
});
