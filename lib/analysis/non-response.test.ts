import { expect, test } from "vitest";
import { differences, nonResponse } from "@/lib/analysis/non-response";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { invitation } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const now = () => new Date("2026-06-01T12:00:00Z");

/** Forty invitations: who waited long answered less often. */
async function invitations() {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "wait", label: "Waiting time", unit: "s" }]);
  const customers = await rows.customers(Array.from({ length: 40 }, () => ({ clv: "100" })));
  const ids = await rows.interactions(
    customers.map((customerId, k) => ({
      ...{ customerId, team: k % 4 ? "North" : "South" },
      kpis: { wait: k < 15 ? 20 + (k % 5) : 60 + (k % 7) },
    })),
  );
  const surveyId = await rows.survey();
  const { organizationId } = ctx;
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(invitation).values(
      ids.map((interactionId, k) => ({
        ...{ organizationId, id: newId(), surveyId, versionId: surveyId, interactionId },
        customerId: customers[k] ?? "",
        status: k < 15 ? ("answered" as const) : ("sent" as const),
        channel: "email" as const,
        dueAt: new Date(k === 39 ? "2026-05-30T10:00:00Z" : "2026-05-01T10:00:00Z"),
        expiresAt: new Date("2026-07-01T10:00:00Z"),
      })),
    );
  });
  return ctx;
}

test("who did not answer differs in what is known of everybody asked", async () => {
  const ctx = await invitations();
  const report = await whenThere(() => nonResponse(ctx, {}));
  // The one of the day before yesterday still has time.
  expect(report).toMatchObject({ asked: 39, answered: 15 });
  const wait = report?.differences.find(({ variable }) => variable.key === "kpi.wait");
  expect(wait?.answered.mean).toBeCloseTo(22, 9);
  expect(wait?.sure).toBe(true);
  expect(wait?.high).toBeLessThan(-30);
});

test("the filter narrows who was asked; a group too small says only how many answered", async () => {
  const ctx = await invitations();
  expect((await whenThere(() => nonResponse(ctx, { team: ["South"] })))?.asked).toBe(10);
  const few = await whenThere(() => nonResponse(ctx, { team: ["South"], to: "2026-05-15" }));
  expect(few).toMatchObject({ answered: 4, differences: [] });
  expect(await whenThere(() => nonResponse(ctx, { team: ["Nobody"] }))).toBeNull();
});

test("a variable that never varies is passed over", () => {
  const variable = { key: "kpi.zero" } as Parameters<typeof differences>[0][number];
  const zero = { n: 20, mean: 0, variance: 0 };
  expect(differences([variable], [{ answered: zero, silent: zero }], 5)).toEqual([]);
});
