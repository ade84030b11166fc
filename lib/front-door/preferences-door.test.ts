import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { barriersTo } from "@/lib/delivery/barriers";
import type { Channel } from "@/lib/delivery/channels/channel";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { Bases } from "@/lib/delivery/lawful-basis";
import { signLink } from "@/lib/delivery/link";
import { inviteesOf } from "@/lib/delivery/read";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { claimInvitation } from "@/lib/delivery/sending.store";
import { sending } from "@/lib/delivery/sending-transaction";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { askOf, responseOf } from "./exchange";
import { preferencesDoor } from "./preferences-door";

const db = testDatabase();
const secret = "a secret of thirty-two characters";
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  ctx = await db.context();
  surveyId = await publishedSurvey(ctx);
});

async function anInvitation(change: Parameters<typeof customers>[2] = {}) {
  const [customerId = ""] = await customers(ctx, 1, change);
  const [invitationId = ""] = await invited(ctx, surveyId, [customerId]);
  const link = { organizationId: ctx.organizationId, invitationId };
  const url = `http://localhost/u/${signLink({ ...link, purpose: "preferences" }, secret)}`;
  return { customerId, invitationId, url, link };
}

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const answer = await preferencesDoor(askOf(new Request(url, init)), {
    database: ctx.database,
    secret,
  });
  if (!answer) throw new Error("the door let the request pass");
  return responseOf(answer);
}

const press = (url: string, body: string, contentType = "application/x-www-form-urlencoded") =>
  ask(url, { method: "POST", body, headers: { "content-type": contentType } });

async function barriersOf(customerId: string) {
  const invitees = await inTransaction(ctx, (tx) => inviteesOf(tx, [customerId]));
  return barriersTo(invitees.get(customerId) ?? null, ["email"], Bases.parse({}));
}

test("the page says what is sent, hides most of the address, and offers to end all of it or one survey", async () => {
  const { url } = await anInvitation({ email: "ann.example@customer.example" });
  const answer = await ask(url);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain("May we ask you again?");
  expect(page).toContain("a…@customer.example");
  expect(page).not.toContain("ann.example");
  expect(page.match(/<form method="post">/g)).toHaveLength(2);
});

test("one survey can be declined and asked for again, while others may still come", async () => {
  const { url, customerId, invitationId } = await anInvitation();
  const other = await publishedSurvey(ctx);
  const [otherId = ""] = await invited(ctx, other, [customerId]);
  expect((await press(url, "choice=stop-survey")).status).toBe(303);
  expect(await barriersOf(customerId)).toEqual([]);
  const called = { status: "cancelled", failure: "survey-declined" };
  expect(await stored(ctx, invitationId)).toMatchObject(called);
  expect(await stored(ctx, otherId)).toMatchObject({ status: "scheduled" });
  const declined = await (await ask(url)).text();
  expect(declined).toContain("You will not get this survey again");
  expect(declined.match(/<form method="post">/g)).toHaveLength(2);
  await press(url, "choice=resume-survey");
  expect(await (await ask(url)).text()).toContain("May we ask you again?");
});

test("what is due is not sent to whoever declined its survey, nor asked for by hand", async () => {
  const { url, customerId } = await anInvitation({ externalId: "decliner" });
  await press(url, "choice=stop-survey");
  const [id = ""] = await invited(ctx, surveyId, [customerId]);
  const sent: string[] = [];
  const channel: Channel = {
    send: async ({ to }) => {
      sent.push(to.address);
      return { kind: "accepted", reply: "ok" };
    },
  };
  await sendInvitations(ctx, { channel });
  expect(sent).toEqual([]);
  expect(await stored(ctx, id)).toMatchObject({ failure: "survey-declined" });
  const byHand = {
    survey: surveyId,
    customer: { externalId: "decliner" },
    channel: "email" as const,
  };
  const refused = inviteCustomer(ctx, byHand);
  await expect(refused).rejects.toMatchObject({ code: "invalid", reason: "survey-declined" });
});

test("opening the page changes nothing, by GET or HEAD, whatever its query says", async () => {
  const { url, customerId, invitationId } = await anInvitation();
  await ask(url);
  await ask(`${url}?choice=stop&List-Unsubscribe=One-Click`);
  expect(await (await ask(url, { method: "HEAD" })).text()).toBe("");
  expect(await barriersOf(customerId)).toEqual([]);
  expect((await stored(ctx, invitationId)).status).toBe("scheduled");
});

test("the button stops everything to that address, and can be taken back", async () => {
  const { url, customerId, invitationId } = await anInvitation({ email: "Ann@Customer.example" });
  const [sameAddress = ""] = await customers(ctx, 1, { email: "ann@customer.example" });
  const stopped = await press(url, "choice=stop");
  expect(stopped.status).toBe(303);
  expect(stopped.headers.get("location")).toBe(new URL(url).pathname);
  expect(await barriersOf(customerId)).toEqual(["unsubscribed"]);
  expect(await barriersOf(sameAddress)).toEqual(["unsubscribed"]);
  expect((await stored(ctx, invitationId)).status).toBe("cancelled");
  expect(await (await ask(url)).text()).toContain("You will not be asked again");
  expect((await press(url, "choice=stop")).status).toBe(303);
  expect((await press(url, "choice=resume")).status).toBe(303);
  expect(await barriersOf(customerId)).toEqual([]);
});

test("who was written to at an earlier address stops that one too", async () => {
  const { url, customerId } = await anInvitation({ email: "New@customer.example" });
  const { url: other, invitationId } = await anInvitation();
  const [before = ""] = await customers(ctx, 1, { email: "old@customer.example" });
  const words = { address: "Old@customer.example", subject: "s", bodyText: "t", bodyHtml: "h" };
  const written = { id: newId(), invitationId, channel: "email" as const, ...words };
  await sending(ctx, (tx) => claimInvitation(tx, written, []));
  await press(other, "choice=stop");
  expect(await barriersOf(before)).toEqual(["unsubscribed"]);
  expect(await barriersOf(customerId)).toEqual([]);
  expect(await (await ask(other)).text()).toContain("You will not be asked again");
  expect(await (await ask(url)).text()).toContain("May we ask you again?");
  await press(other, "choice=resume");
  expect(await barriersOf(before)).toEqual([]);
});

test.each([
  ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
  [
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  ],
])("a mail program unsubscribes by one POST of %s, without a redirect", async (type, body) => {
  const { url, customerId } = await anInvitation();
  const answer = await press(url, body, type);
  expect(answer.status).toBe(200);
  expect(await barriersOf(customerId)).toEqual(["unsubscribed"]);
});

test("a customer without an address can say no too", async () => {
  const { url, customerId } = await anInvitation({ email: null });
  await press(url, "choice=stop");
  expect(await barriersOf(customerId)).toEqual(["no-consent", "no-address"]);
  await press(url, "choice=resume");
  expect(await barriersOf(customerId)).toEqual(["no-address"]);
});

test("links that were not made here, or for something else, open nothing", async () => {
  const { url, link, customerId } = await anInvitation();
  const forged = signLink({ ...link, purpose: "preferences" }, "another secret of this length..");
  const survey = signLink({ ...link, purpose: "survey" }, secret);
  const elsewhere = { ...link, organizationId: (await db.context()).organizationId };
  const foreign = signLink({ ...elsewhere, purpose: "preferences" }, secret);
  for (const token of [forged, survey, foreign, "", "x".repeat(64), url.slice(-64, -1)]) {
    expect((await ask(`http://localhost/u/${token}`)).status).toBe(404);
    expect((await press(`http://localhost/u/${token}`, "choice=stop")).status).toBe(404);
  }
  expect(await barriersOf(customerId)).toEqual([]);
});

test("what is no choice is refused, and so is what is too long", async () => {
  const { url, customerId } = await anInvitation();
  for (const body of ["", "choice=", "choice=stop&x=1", "{}", "\0"]) {
    expect((await press(url, body)).status).toBe(400);
  }
  expect((await press(url, `choice=stop${"p".repeat(70_000)}`)).status).toBe(413);
  expect((await ask(url, { method: "DELETE" })).status).toBe(405);
  expect(await barriersOf(customerId)).toEqual([]);
});

test("other addresses are not this door's", async () => {
  const deps = { database: ctx.database, secret };
  expect(await preferencesDoor(askOf(new Request("http://localhost/users")), deps)).toBeUndefined();
});
