import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { findMailbox, noteProblem } from "@/lib/delivery/mailbox/mailbox.store";
import { readBounces } from "@/lib/delivery/mailbox/read-bounces";
import { readMailbox } from "@/lib/delivery/mailbox/read-mailbox";
import { removeMailbox } from "@/lib/delivery/mailbox/remove-mailbox";
import { saveMailbox } from "@/lib/delivery/mailbox/save-mailbox";
import { SaveMailbox } from "@/lib/delivery/mailbox/shapes";
import { type TestMailbox, testMailbox } from "@/lib/delivery/mailbox/test-imap";
import { deliveryReport } from "@/lib/delivery/reports/test-reports";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { MailboxFailure, openMailbox } from "@/lib/ground/mailbox";

const db = testDatabase();

/** An organisation that has sent some invitations, and the mailbox its mail comes back to. */
async function setting(asked: number) {
  const ctx: Context = await db.context();
  const customerIds = await customers(ctx, asked, { email: "gone@customer.example" });
  const ids = await invited(ctx, await publishedSurvey(ctx), customerIds);
  const accepted = { kind: "accepted", reply: "250 OK" } as const;
  await sendInvitations(ctx, { channel: { send: async () => accepted } });
  const box = await testMailbox();
  return { ctx, ids, box };
}

const setUp = (ctx: Context, box: TestMailbox, change: Partial<SaveMailbox> = {}) => {
  const { port, password } = box;
  const rest = { host: "127.0.0.2", secure: false, login: "bounces", folder: "INBOX" };
  return saveMailbox(ctx, SaveMailbox.parse({ ...rest, port, password, ...change }));
};

const statuses = async (ctx: Context, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await stored(ctx, id)).messages.map(({ status }) => status)));

test("what comes back is read once each, fails its message, and is told", async () => {
  const { ctx, ids, box } = await setting(3);
  await setUp(ctx, box);
  const [first = "", second = ""] = ids;
  box.put(Buffer.from("From: a@b.example\r\nSubject: Away\r\n\r\nOn holiday."));
  box.put(deliveryReport(first));
  expect(await readBounces(ctx)).toEqual({ mails: 2, reports: 1, problem: null });
  expect(await statuses(ctx, ids)).toEqual([["failed"], ["sent"], ["sent"]]);
  expect(box.mails.every(({ seen }) => seen)).toBe(true);
  expect(await readBounces(ctx)).toEqual({ mails: 0, reports: 0, problem: null });
  box.put(deliveryReport(second));
  expect(await readBounces(ctx)).toEqual({ mails: 1, reports: 1, problem: null });
  expect(await statuses(ctx, ids)).toEqual([["failed"], ["failed"], ["sent"]]);
  expect(await readMailbox(ctx)).toMatchObject({ mailsRead: 3, reports: 2, problem: null });
});

test("more mails than one look takes are read in sets, the size of each bounded, bad ones passed over", async () => {
  const { ctx, ids, box } = await setting(2);
  await setUp(ctx, box);
  const [first = "", second = ""] = ids;
  box.put(...Array.from({ length: 30 }, () => Buffer.from("\xff\x00=_nonsense\r\n", "latin1")));
  box.put(deliveryReport(first));
  const returnedWhole = Buffer.concat([deliveryReport(second), Buffer.alloc(900_000, "x")]);
  box.put(returnedWhole);
  expect(await readBounces(ctx)).toEqual({ mails: 32, reports: 2, problem: null });
  expect(box.given).toBeLessThan(300_000);
  expect(box.asked.filter((name) => name === "UID SEARCH")).toHaveLength(1);
});

test("a server that numbers its mails anew is read from the beginning, and nothing counts twice", async () => {
  const { ctx, ids, box } = await setting(1);
  await setUp(ctx, box);
  box.put(deliveryReport(ids[0] ?? ""));
  await readBounces(ctx);
  box.numbering = 8;
  expect(await readBounces(ctx)).toMatchObject({ mails: 1 });
  expect((await stored(ctx, ids[0] ?? "")).messages).toHaveLength(1);
});

test("what is wrong is told where the mailbox is set up, and goes away with it", async () => {
  const { ctx, box } = await setting(1);
  await setUp(ctx, box, { password: "wrong" });
  expect((await readBounces(ctx)).problem).toContain("The login was refused");
  expect((await readMailbox(ctx))?.problem).toContain("The login was refused");
  await setUp(ctx, box, { folder: "Nowhere" });
  expect((await readBounces(ctx)).problem).toContain("no such folder");
  await setUp(ctx, box, { port: 1 });
  expect((await readBounces(ctx)).problem).toContain("ECONNREFUSED");
  await setUp(ctx, box, { host: "10.0.0.1" });
  expect((await readBounces(ctx)).problem).toContain("not an address of the open internet");
  await setUp(ctx, box);
  expect((await readBounces(ctx)).problem).toBeNull();
  expect((await readMailbox(ctx))?.problem).toBeNull();
});

test("a server that answers without end is left after a while, and one that sends too much at once", async () => {
  const { box } = await setting(1);
  const { port, password } = box;
  const rest = { host: "127.0.0.2", name: "mail.example", secure: false, folder: "INBOX" };
  const address = { ...rest, port, login: { user: "bounces", password } };
  box.put(Buffer.alloc(600_000, "x"));
  const first = await openMailbox(address);
  await expect(first.read([1], 700_000)).rejects.toThrow(MailboxFailure);
  await first.close();
  box.dribbles = true;
  const second = await openMailbox(address, 1_000);
  await expect(second.read([1], 256)).rejects.toThrow("takes too long");
  await second.close();
});

test("what goes wrong with a mailbox is not told of the one that took its place meanwhile", async () => {
  const { ctx, box } = await setting(1);
  await setUp(ctx, box);
  const before = await inTransaction(ctx, findMailbox);
  const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 1_000) };
  await setUp(later, box);
  await inTransaction(ctx, async (tx) => before && noteProblem(tx, before, "Too slow."));
  expect(await readMailbox(ctx)).toMatchObject({ problem: null });
});

test("the password stays sealed, follows to no other server, and goes with the mailbox", async () => {
  const { ctx, box } = await setting(1);
  await setUp(ctx, box);
  await setUp(ctx, box, { password: "" });
  expect((await readBounces(ctx)).problem).toBeNull();
  const elsewhere = setUp(ctx, box, { host: "imap.example.com", password: "" });
  await expect(elsewhere).rejects.toMatchObject({ code: "invalid" });
  const rows = await db.database().raw.begin(async (raw) => {
    await raw.unsafe(`set local app.org_id = '${ctx.organizationId}'`);
    return raw`select to_jsonb(bounce_mailbox)::text as all from bounce_mailbox`;
  });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(box.password);
  expect(JSON.stringify(await readMailbox(ctx))).not.toContain(box.password);

  await removeMailbox(ctx);
  expect(await readMailbox(ctx)).toBeUndefined();
  expect(await readBounces(ctx)).toEqual({ mails: 0, reports: 0, problem: null });
});
