import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customer } from "@/lib/db/tables/customers";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { endUnwanted } from "@/lib/delivery/end-unwanted";
import { makeBatch } from "@/lib/delivery/letters/make-batch";
import { openCode } from "@/lib/delivery/letters/open-code";
import { listLetters, printLetters, readLetters } from "@/lib/delivery/letters/read-letters";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { saveLetterChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";

const db = testDatabase();
const settings = {
  ...{ street: "street", addition: "", postcode: "zip", city: "city", country: "" },
  sender: "Marlow, Post 1",
};
const home = { street: "12  High Street", zip: "8000", city: "Zürich" };

/** An organisation that asks by letter first and by mail then. */
async function setting(reminders: object[] = []) {
  const clock = { time: new Date("2026-03-10T12:00:00Z").getTime() };
  const ctx: Context = await db.context(() => new Date(clock.time));
  const surveyId = await publishedSurvey(ctx);
  await saveLetterChannel(ctx, { active: true, ...settings });
  const order = { first: "letter", second: "email", third: "" };
  await savePlan(ctx, SavePlan.parse({ survey: surveyId, ...order, reminders }));
  const ask = async (change: object = { attributes: home }) => {
    const [customerId = ""] = await customers(ctx, 1, change);
    const [id = ""] = await invited(ctx, surveyId, [customerId], { channel: undefined });
    return { id, customerId };
  };
  return { ctx, surveyId, ask };
}

const batchOf = async (ctx: Context) => ({ batchId: (await makeBatch(ctx)).batchId ?? "" });
const rowsOf = async (ctx: Context, one: { batchId: string }) =>
  (await listLetters(ctx, one)).text.trim().split("\r\n").slice(1);

test("a letter reaches who has a street and a city; the others are asked by the next channel", async () => {
  const { ctx, ask } = await setting();
  const channelOf = async (change: object) => (await stored(ctx, (await ask(change)).id)).channel;
  expect(await channelOf({ attributes: home })).toBe("letter");
  expect(await channelOf({ attributes: { street: "12 High Street" } })).toBe("email");
  expect(await channelOf({ attributes: { ...home, city: "  " } })).toBe("email");
});

test("what is due is written once, marked sent, and listed with an address and a code", async () => {
  const { ctx, ask } = await setting([{ afterDays: 7, channel: "email", subject: "" }]);
  const { id } = await ask();
  expect(await readLetters(ctx)).toMatchObject({ on: true, due: 1, more: false, batches: [] });
  const one = await batchOf(ctx);
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "sent", sentAt: ctx.now(), attempts: 1 },
    remindAt: new Date("2026-03-17T12:00:00Z"),
    messages: [{ channel: "letter", status: "sent" }],
  });
  const [row = ""] = await rowsOf(ctx, one);
  expect(row).toContain("1,Ann Example,12 High Street,,8000,Zürich,,en,");
  expect(await readLetters(ctx)).toMatchObject({ due: 0, batches: [{ letters: 1 }] });
  await expect(makeBatch(ctx)).rejects.toMatchObject({ message: "No letter is due." });
});

test("two who press at once hand each letter out once", async () => {
  const { ctx, ask } = await setting();
  const asked = [await ask(), await ask(), await ask()];
  const made = await Promise.allSettled([makeBatch(ctx), makeBatch(ctx)]);
  const letters = made.map((one) => (one.status === "fulfilled" ? one.value.letters : 0));
  expect(letters.reduce((sum, n) => sum + n, 0)).toBe(3);
  for (const { id } of asked) expect((await stored(ctx, id)).messages).toHaveLength(1);
});

test("a batch is the same document however often it is fetched", async () => {
  const { ctx, ask } = await setting();
  await ask();
  await ask({ attributes: home, locale: "de" });
  const one = await batchOf(ctx);
  const digest = async () => {
    const { bytes } = await printLetters(ctx, one);
    expect(Buffer.from(bytes).toString("latin1", 0, 5)).toBe("%PDF-");
    expect(
      Buffer.from(bytes)
        .toString("latin1")
        .match(/\/Type \/Page\n/g),
    ).toHaveLength(2);
    // The library gives each document an id of its own.
    const text = Buffer.from(bytes)
      .toString("latin1")
      .replace(/\/ID \[.*?\]/s, "");
    return createHash("sha256").update(text).digest("hex");
  };
  expect(await digest()).toBe(await digest());
});

test("a batch is named after the day on which it was made by the organisation's own clock", async () => {
  const { ctx, ask } = await setting();
  await ctx.database.orm
    .update(organization)
    .set({ timeZone: "Pacific/Kiritimati" })
    .where(eq(organization.id, ctx.organizationId));
  await ask();
  const one = await batchOf(ctx);
  for (const read of [printLetters, listLetters])
    expect((await read(ctx, one)).name).toContain("letters-2026-03-11-");
});

test("the code opens its customer's survey, and nothing else does", async () => {
  const { ctx, ask } = await setting();
  await ask();
  const [row = ""] = await rowsOf(ctx, await batchOf(ctx));
  const [code = "", url = ""] = row.split(",").slice(-2);
  const open = (typed: string) => openCode(ctx.database, typed);
  expect(url.endsWith(String(await open(code.toLowerCase().replaceAll("-", " "))))).toBe(true);
  expect(await open(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).toBeUndefined();
  expect(await open("nothing")).toBeUndefined();
});

test("who said no gets no letter, and who was erased is in no batch any more", async () => {
  const { ctx, ask } = await setting();
  const [no, kept, erased] = [await ask(), await ask(), await ask()];
  await stopInviting(ctx, no.id, "preferences");
  const one = await batchOf(ctx);
  expect(await rowsOf(ctx, one)).toHaveLength(2);
  await eraseCustomer(ctx, { customerId: erased.customerId });
  expect(await rowsOf(ctx, one)).toHaveLength(1);
  expect(await stored(ctx, kept.id)).toMatchObject({ status: "sent" });
  const foreign: Context = await db.context();
  await expect(printLetters(foreign, one)).rejects.toMatchObject({ code: "not-found" });
});

test("letters that wait keep waiting while letters are switched off, and have their addresses", async () => {
  const { ctx, ask } = await setting();
  const { id } = await ask();
  await saveLetterChannel(ctx, { active: false, ...settings });
  await endUnwanted(ctx);
  await expect(makeBatch(ctx)).rejects.toMatchObject({ code: "conflict" });
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", channel: "letter" });
  const other = await ask();
  expect((await stored(ctx, other.id)).channel, "nobody new is asked by letter").toBe("email");
  await saveLetterChannel(ctx, { active: true, ...settings });
  await endUnwanted(ctx);
  expect(await rowsOf(ctx, await batchOf(ctx))).toHaveLength(1);
  expect((await stored(ctx, id)).status).toBe("sent");
});

test("attributes by which none of the letters that wait has an address are not taken", async () => {
  const { ctx, ask } = await setting();
  const mistyped = { active: true, ...settings, street: "sreet" };
  await saveLetterChannel(ctx, mistyped);
  await saveLetterChannel(ctx, { active: true, ...settings });
  const { id, customerId } = await ask();
  await expect(saveLetterChannel(ctx, mistyped)).rejects.toMatchObject({
    ...{ code: "invalid", fields: [{ path: "street" }] },
    message: "The letter that waits would have no address by these attributes.",
  });
  await endUnwanted(ctx);
  expect((await stored(ctx, id)).channel).toBe("letter");
  // Whoever has renamed them has moved the addresses there before.
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(customer)
      .set({ attributes: { ...home, sreet: home.street } })
      .where(and(eq(customer.organizationId, ctx.organizationId), eq(customer.id, customerId))),
  );
  await saveLetterChannel(ctx, mistyped);
  await endUnwanted(ctx);
  expect((await stored(ctx, id)).channel).toBe("letter");
});
