import { expect, test } from "vitest";
import { reweightedScore } from "@/lib/analysis/reweighted-score";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { invitation } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const now = () => new Date("2026-06-01T12:00:00Z");

/** Customers asked after a call: of those who waited long one in five answers, of the others four. */
async function asked(people: number, status: "answered" | "sent" = "answered") {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "wait", label: "Waiting time", unit: "s" }]);
  const customers = await rows.customers(Array.from({ length: people }, () => ({})));
  const isLong = (k: number) => k % 2 === 1;
  const answers = (k: number) => (isLong(k) ? k % 10 === 1 : k % 10 !== 0);
  const ids = await rows.interactions(
    customers.map((customerId, k) => ({ customerId, kpis: { wait: isLong(k) ? 90 : 10 } })),
  );
  const surveyId = await rows.survey();
  const { organizationId } = ctx;
  const invitations = ids.map((interactionId, k) => ({
    ...{ organizationId, id: newId(), surveyId, versionId: surveyId, interactionId },
    customerId: customers[k] ?? "",
    status: answers(k) ? status : ("sent" as const),
    channel: "email" as const,
    dueAt: new Date("2026-05-01T10:00:00Z"),
    expiresAt: new Date("2026-07-01T10:00:00Z"),
  }));
  await inTransaction(ctx, (tx) => tx.db.insert(invitation).values(invitations));
  await rows.responses(
    surveyId,
    invitations.flatMap(({ id, interactionId, customerId }, k) =>
      answers(k) ? [{ invitationId: id, interactionId, customerId, nps: isLong(k) ? 2 : 10 }] : [],
    ),
  );
  return ctx;
}

test("those who waited long speak for the many of them who said nothing", async () => {
  const ctx = await asked(200);
  const score = await whenThere(() => reweightedScore(ctx, {}));
  expect(score).toMatchObject({
    ...{ status: "ok", asked: 200, answered: 100, n: 100, customers: 100 },
    ...{ trimmed: 0, oneIn: 1, conditions: ["Waiting time"] },
    // 80 promoters and 20 detractors answered; half of those asked waited long.
    plain: { value: expect.closeTo(60) },
    weighted: { value: expect.closeTo(0, 6) },
  });
});

test("whoever gave the score and no more has answered; whoever was never asked for it is not silent", async () => {
  const ctx = await asked(200, "sent");
  const rows = testRows(ctx);
  const [customerId = ""] = await rows.customers([{}]);
  const [interactionId = ""] = await rows.interactions([{ customerId, kpis: { wait: 90 } }]);
  const surveyId = await rows.survey();
  await inTransaction(ctx, (tx) =>
    tx.db.insert(invitation).values({
      ...{ organizationId: ctx.organizationId, id: newId(), surveyId, versionId: surveyId },
      ...{ interactionId, customerId, status: "answered", channel: "email" },
      dueAt: new Date("2026-05-01T10:00:00Z"),
      expiresAt: new Date("2026-07-01T10:00:00Z"),
    }),
  );
  const score = await whenThere(() => reweightedScore(ctx, {}));
  expect(score).toMatchObject({
    ...{ status: "ok", asked: 200, answered: 100, n: 100 },
    weighted: { value: expect.closeTo(0, 6) },
  });
});

test("a filter narrows whom it is about; too few are named so", async () => {
  const ctx = await asked(16);
  const few = await whenThere(() => reweightedScore(ctx, {}));
  expect(few).toMatchObject({ status: "too-few-rows", asked: 16 });
  expect(await whenThere(() => reweightedScore(ctx, { team: ["Nobody"] }))).toBeNull();
});

test("without an NPS answer there is nothing to weight", async () => {
  expect(await reweightedScore(await db.context(now), {})).toBeNull();
});
