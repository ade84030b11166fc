import { expect, test } from "vitest";
import { testRows } from "@/lib/analysis/test-rows.store";
import { today } from "@/lib/analysis/today";
import { invitation, message } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const now = () => new Date("2026-06-01T12:00:00Z");
const day = (text: string) => new Date(`${text}T12:00:00Z`);

function several(count: number, row: { nps: number; answeredAt: Date }) {
  const classed = row.nps >= 9 ? ("promoter" as const) : ("detractor" as const);
  return Array.from({ length: count }, () => ({ ...row, class: classed }));
}

test("a new organisation hears what to do first", async () => {
  const found = await today(await db.context(now));
  expect(found).toMatchObject({
    score: null,
    responseRate: null,
    risk: { known: 0, atRisk: 0, clv: null },
  });
  expect(found.attention).toEqual([
    { text: "No survey is live: nobody is being asked.", href: "/surveys" },
  ]);
});

test("the score stands beside the 90 days before, and a fall beyond noise is said", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.responses(await rows.survey(), [
    ...several(80, { nps: 10, answeredAt: day("2026-02-01") }),
    ...several(20, { nps: 3, answeredAt: day("2026-02-01") }),
    ...several(40, { nps: 10, answeredAt: day("2026-05-20") }),
    ...several(60, { nps: 3, answeredAt: day("2026-05-20") }),
  ]);
  const { score, attention } = await today(ctx);
  expect(score).toMatchObject({ metric: "nps", now: { n: 100, value: -20 } });
  expect(score?.change).toMatchObject({ difference: -80, beyondNoise: true });
  expect(score?.months.map(({ key, n }) => [key, n])).toEqual([
    ["2026-02", 100],
    ["2026-03", 0],
    ["2026-04", 0],
    ["2026-05", 100],
  ]);
  expect(attention[0]?.text).toContain("NPS fell by 80 points");
});

test("customers who say the same eight times make neither a fall nor a group that is behind", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const customers = await rows.customers(Array.from({ length: 60 }, () => ({})));
  const often = customers.flatMap((customerId, k) =>
    Array.from({ length: 8 }, () => ({ customerId, k })),
  );
  const ids = await rows.interactions(
    often.map(({ customerId, k }) => ({ customerId, team: k % 2 ? "North" : "South" })),
  );
  // Of the 30 customers before 21 are happy, of the 30 now 14, of whom 9 of 15 in the north.
  await rows.responses(
    await rows.survey(),
    often.map(({ customerId, k }, j) => ({
      ...several(1, {
        nps: k < 21 || (k >= 30 && (k - 30 < 10 || (k % 2 && k < 48))) ? 10 : 3,
        answeredAt: day(k < 30 ? "2026-02-01" : "2026-05-20"),
      })[0],
      ...{ customerId, interactionId: ids[j] },
    })),
  );
  const { score, attention } = await today(ctx);
  expect(score?.now.n).toBe(240);
  expect(score?.change?.difference).toBeLessThan(-40);
  expect(score?.change?.beyondNoise).toBe(false);
  expect(attention).toEqual([]);
});

test("at risk is whose latest answer is a detractor's and who has not left", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const [ann, bob, cat, dan] = await rows.customers([
    { clv: "100" },
    { clv: "70" },
    { clv: "40" },
    { clv: "900", churnedAt: "2026-05-30" },
  ]);
  const answered = (customerId: string | undefined, row: { nps: number; answeredAt: Date }) =>
    several(1, row).map((each) => ({ ...each, customerId }));
  await rows.responses(await rows.survey(), [
    ...answered(ann, { nps: 10, answeredAt: day("2026-05-01") }),
    ...answered(ann, { nps: 2, answeredAt: day("2026-05-09") }),
    ...answered(bob, { nps: 2, answeredAt: day("2026-05-01") }),
    ...answered(bob, { nps: 9, answeredAt: day("2026-05-09") }),
    ...answered(cat, { nps: 1, answeredAt: day("2026-05-09") }),
    ...answered(dan, { nps: 0, answeredAt: day("2026-05-09") }),
  ]);
  expect((await today(ctx)).risk).toEqual({ known: 3, atRisk: 2, withValue: 2, clv: 140 });
});

test("an invitation that failed is worth a look where the outbox has its message", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const surveyId = await rows.survey();
  const [customerId = ""] = await rows.customers([{}]);
  const { organizationId } = ctx;
  const failed = Array.from({ length: 3 }, () => ({
    organizationId,
    id: newId(),
    ...{ surveyId, versionId: surveyId, customerId },
    status: "failed" as const,
    channel: "email" as const,
    dueAt: day("2026-05-31"),
    expiresAt: day("2026-07-01"),
  }));
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(invitation).values(failed);
    await tx.db.insert(message).values({
      organizationId,
      id: newId(),
      invitationId: failed[0]?.id ?? "",
      channel: "email",
      address: "ann@example.com",
      ...{ subject: "", bodyText: "", bodyHtml: "" },
      status: "failed",
      createdAt: day("2026-05-31"),
    });
  });
  const texts = (await today(ctx)).attention.map(({ text }) => text);
  expect(texts).toContain("One invitation could not be delivered in the last week.");
});

test("the response rate counts invitations that reached somebody", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const surveyId = await rows.survey();
  const [customerId = ""] = await rows.customers([{}]);
  const { organizationId } = ctx;
  type Status = "sent" | "answered" | "failed" | "scheduled";
  const invited = (status: Status, channel: "email" | "widget" = "email") => ({
    organizationId,
    id: newId(),
    surveyId,
    versionId: surveyId,
    customerId,
    status,
    channel,
    dueAt: day("2026-05-20"),
    expiresAt: day("2026-07-01"),
  });
  await inTransaction(ctx, async (tx) => {
    const statuses = ["sent", "sent", "sent", "answered", "failed", "scheduled"] as const;
    await tx.db.insert(invitation).values(statuses.map((status) => invited(status)));
    // Who saw one on a site and went by is not known: who answered there says nothing of a rate.
    const waiting = ["scheduled", "answered", "answered"] as const;
    await tx.db.insert(invitation).values(waiting.map((status) => invited(status, "widget")));
  });
  const { responseRate } = await today(ctx);
  expect(responseRate).toMatchObject({ asked: 4, answered: 1, share: 0.25 });
  expect(responseRate?.low).toBeLessThan(0.25);
});
