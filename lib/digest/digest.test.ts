import { expect, test } from "vitest";
import { testMember } from "@/lib/access/test-people";
import { chooseDigest, readDigestChoice } from "@/lib/access/weekly-digest";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { digestWeek } from "@/lib/digest/digest-week";
import { movedValue } from "@/lib/digest/moved-value";
import { sendDigests } from "@/lib/digest/send-digests";
import { openMailServer } from "@/lib/ground/mail";
import { smtpReply, startTestMailServer } from "@/lib/ground/test-mail-server";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();
const mail = startTestMailServer();
const monday = new Date("2026-03-02T09:00:00Z");

/** Calls whose answers follow the time on hold, at a clock that can be moved. */
async function callCentre(clock = { now: monday }) {
  const ctx = await db.context(() => clock.now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold", label: "Hold time", unit: "s", direction: "lower" }]);
  const random = seededRandom(4);
  const holds = Array.from({ length: 120 }, () => Math.round(100 * random.next()));
  const ids = await rows.interactions(holds.map((hold) => ({ kpis: { hold } })));
  const score = (hold: number) => Math.round(9 - hold / 14 + 2 * (random.next() - 0.5));
  const answers = holds.map((hold, k) => ({
    interactionId: ids[k],
    nps: Math.max(0, Math.min(10, score(hold))),
  }));
  await rows.responses(await rows.survey(), answers);
  const { as, email, id } = await testMember(ctx, "manager");
  await chooseDigest(as, { weeklyDigest: true });
  return { ctx, as, email, id };
}

async function send(ctx: Awaited<ReturnType<typeof callCentre>>["ctx"]): Promise<number> {
  const server = openMailServer(mail.url());
  try {
    return await sendDigests(ctx, { server });
  } finally {
    server.close();
  }
}

test("on Monday whoever switched it on is told how things stand, as text and as a page", async () => {
  const { ctx, email } = await callCentre();
  await testMember(ctx, "manager");
  expect(await send(ctx)).toBe(1);
  expect(mail.received.map(({ recipient }) => recipient)).toEqual([email]);
  const [received] = mail.received;
  const text = received?.text ?? "";
  expect(received?.subject).toMatch(/: NPS [+−]?\d/);
  expect(text).toMatch(/95 % interval .*, n = 120/);
  expect(text).toContain("There is nothing to compare with in the 90 days before.");
  expect(text).toContain("One of one condition clearly goes with the NPS answer: hold time.");
  expect(text).toContain("- Hold time: with 50 s more, the NPS answer is");
  expect(text).toContain("Association, not cause.");
  expect(received?.html).toContain("Key drivers</a>");
  expect(received?.html).toMatch(/<li[^>]*>Hold time: with 50/);
  expect(received?.html).toContain("prefers-color-scheme:dark");
});

test("every link leads to this Vocal, and one POST of the mail program ends it", async () => {
  const { ctx } = await callCentre();
  await send(ctx);
  const [received] = mail.received;
  const links =
    [received?.text, received?.html || ""].join(" ").match(/https?:\/\/[^\s"<]+/g) ?? [];
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\//);
  expect(received?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(received?.raw).toMatch(/List-Unsubscribe:\s+<http:\/\/127\.0\.0\.1:3000\/u\/\S+>/);
});

test("each member gets one a week, however many workers try at once", async () => {
  const clock = { now: monday };
  const { ctx } = await callCentre(clock);
  await Promise.all([send(ctx), send(ctx), send(ctx)]);
  expect(mail.received).toHaveLength(1);
  clock.now = new Date(monday.getTime() + 3 * 3_600_000);
  expect(await send(ctx)).toBe(0);
  clock.now = new Date(monday.getTime() + 7 * 24 * 3_600_000);
  expect(await send(ctx)).toBe(1);
  expect(mail.received).toHaveLength(2);
});

test("what the server refuses for now is tried again, what it refuses for good is not", async () => {
  const { ctx } = await callCentre();
  mail.answer.recipient = () => smtpReply(451, "come back later");
  expect(await send(ctx)).toBe(0);
  mail.answer.recipient = () => smtpReply(550, "no such mailbox");
  expect(await send(ctx)).toBe(0);
  mail.answer.recipient = undefined;
  expect(await send(ctx)).toBe(0);
  expect(mail.received).toEqual([]);
  const later = await callCentre();
  mail.answer.recipient = () => smtpReply(451, "come back later");
  await send(later.ctx);
  mail.answer.recipient = undefined;
  expect(await send(later.ctx)).toBe(1);
});

test("nothing is sent to whoever switched it off or may not read the analysis", async () => {
  const { ctx, as } = await callCentre();
  await chooseDigest(as, { weeklyDigest: false });
  const agent = await testMember(ctx, "agent");
  await expect(chooseDigest(agent.as, { weeklyDigest: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await readDigestChoice(agent.as)).toBeUndefined();
  expect(await send(ctx)).toBe(0);
});

test("before the first answer it says so", async () => {
  const ctx = await db.context(() => monday);
  const { as } = await testMember(ctx, "manager");
  await chooseDigest(as, { weeklyDigest: true });
  expect(await send(ctx)).toBe(1);
  expect(mail.received[0]?.subject).toContain("no answers yet");
});

test("a share that moved last week moved by percentage points", async () => {
  const ctx = await db.context(() => monday);
  const random = seededRandom(9);
  const day = 24 * 3_600_000;
  const first = Date.parse("2025-12-01T12:00:00Z");
  const calls = Array.from({ length: 13 * 20 }, (_, i) => {
    const week = Math.floor(i / 20);
    const busy = 60 + 4 * (random.next() - 0.5) + (week === 12 ? 8 : 0);
    return { busy, occurredAt: new Date(first + week * 7 * day + (i % 5) * day) };
  });
  const rows = testRows(ctx);
  await rows.kpis([{ key: "busy", label: "Agents busy", unit: "%", direction: "lower" }]);
  const ids = await rows.customers(
    calls.map(({ busy }) => ({ clv: String(900 - 4 * busy + 30 * random.next()) })),
  );
  await rows.interactions(
    calls.map(({ busy, occurredAt }, i) => ({
      ...{ occurredAt, customerId: ids[i] ?? "", kpis: { busy } },
    })),
  );
  const [moved] = await movedValue(ctx, "2026-03-02");
  expect(moved).toMatch(
    /^Agents busy was (67|68)(\.\d)? % last week \(n = 20\), \+(7\.\d|8\.\d) percentage points against 12 weeks before it,/,
  );
});

test("a condition that moved last week is told with what it is worth, one that did not is not", async () => {
  const ctx = await db.context(() => monday);
  const random = seededRandom(8);
  const day = 24 * 3_600_000;
  const first = Date.parse("2025-12-01T12:00:00Z");
  const calls = Array.from({ length: 13 * 20 }, (_, i) => {
    const week = Math.floor(i / 20);
    const hold = 60 + 8 * (random.next() - 0.5) + (week === 12 ? 40 : 0);
    const talk = 200 + 50 * (random.next() - 0.5);
    return { hold, talk, occurredAt: new Date(first + week * 7 * day + (i % 5) * day) };
  });
  const rows = testRows(ctx);
  await rows.kpis([
    { key: "hold", label: "Hold time", unit: "s", direction: "lower" },
    { key: "talk", label: "Talk time", unit: "s", direction: "neutral" },
  ]);
  const ids = await rows.customers(
    calls.map(({ hold }) => ({ clv: String(900 - 4 * hold + 30 * random.next()) })),
  );
  await rows.interactions(
    calls.map(({ hold, talk, occurredAt }, i) => ({
      ...{ occurredAt, customerId: ids[i] ?? "", kpis: { hold, talk } },
    })),
  );
  const moved = await movedValue(ctx, "2026-03-02");
  expect(moved).toHaveLength(1);
  expect(moved[0]).toMatch(
    /^Hold time was (99|100) s last week \(n = 20\), \+(39|40) s against 12 weeks before it, beyond noise\./,
  );
  expect(moved[0]).toMatch(/it goes with −[\d,]+ EUR of customer value a year \(95 %: −/);
  expect(await movedValue(ctx, "2026-02-23")).toEqual([]);
  expect(await movedValue(ctx, "2026-04-06")).toEqual([]);
});

test("Monday is the organisation's own", () => {
  const sunday = new Date("2026-03-01T21:00:00Z");
  expect(digestWeek(sunday, "UTC")).toBeNull();
  expect(digestWeek(sunday, "Pacific/Auckland")).toBe("2026-03-02");
  expect(digestWeek(new Date("2026-03-02T06:59:00Z"), "UTC")).toBeNull();
  expect(digestWeek(new Date("2026-03-02T23:59:00Z"), "UTC")).toBe("2026-03-02");
  expect(digestWeek(new Date("2026-03-03T00:00:00Z"), "UTC")).toBeNull();
});
