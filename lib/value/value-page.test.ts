import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { noteChange } from "@/lib/db/note-changes";
import { response } from "@/lib/db/tables/responses";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { analyseValue } from "@/lib/value/analyse-value";
import { ValueRequest } from "@/lib/value/shapes";
import { testCustomers } from "@/lib/value/test-customers.store";
import { testPurchases } from "@/lib/value/test-purchases.store";
import { valuePage } from "@/lib/value/value-page";

const db = testDatabase();
const now = () => new Date("2026-01-05T12:00:00Z");

const worthOf = async (ctx: Context) => (await valuePage(ctx)).worth.kept?.value;

test("a new organisation has nothing to value", async () => {
  const { fit, worth } = await valuePage(await db.context(now));
  expect(fit).toBeNull();
  expect(worth.kept?.value).toMatchObject({ recommendation: null, byClass: [], defectors: null });
});

test("revenue and costs are evidence of customers whose first day is known", async () => {
  const ctx = await db.context(now);
  const row = { annualRevenue: "1000", costToServe: "100", acquisitionCost: "0" };
  const rows = [row, { ...row, acquiredAt: "2024-03-01" }];
  await testPurchases(
    ctx,
    rows.map((each) => ({ days: [], amounts: [], row: each })),
  );
  expect((await worthOf(ctx))?.evidence).toMatchObject({ dated: 1, elements: 1 });
});

test("value by class of the last answer, with small groups withheld, and who left satisfied", async () => {
  const ctx = await db.context(now);
  const { organizationId } = ctx;
  const row = {
    annualRevenue: "1000",
    grossMargin: "0.4",
    costToServe: "100",
    acquisitionCost: "0",
  };
  const people = Array.from({ length: 30 }, (_, i) => ({
    ...row,
    acquiredAt: "2024-03-01",
    segment: i % 2 === 0 ? "home" : "office",
    ...(i < 10 ? { churnedAt: "2025-06-01" } : {}),
  }));
  const ids = await testPurchases(
    ctx,
    people.map((each) => ({ days: [], amounts: [], row: each })),
  );
  // Of those who left, two were detractors; of those who stayed, three.
  const classOf = (i: number) => ([0, 1, 10, 11, 12].includes(i) ? "detractor" : "promoter");
  await inTransaction(ctx, async (tx) => {
    const surveyId = newId();
    const definition = { language: "en", title: "A survey", questions: [] };
    const asked = { organizationId, id: surveyId, name: "A survey", publishedVersion: 1 };
    await tx.db.insert(survey).values({ ...asked, draft: definition });
    const at = new Date("2025-05-01T10:00:00Z");
    const version = { surveyId, version: 1, definition, publishedAt: at };
    await tx.db.insert(surveyVersion).values({ organizationId, id: surveyId, ...version });
    await tx.db.insert(response).values(
      ids.map((customerId, i) => ({
        ...{ organizationId, id: newId(), surveyId, versionId: surveyId, customerId },
        ...{ subjectId: customerId, answers: {}, partial: false, source: "import" as const },
        ...({ answeredAt: at, receivedAt: at, class: classOf(i) } as const),
      })),
    );
  });
  await analyseValue(ctx, ValueRequest.parse({ model: "simple", horizonMonths: 12 }));
  expect((await valuePage(ctx)).fit?.answer.customers.n).toBe(20);
  const page = await worthOf(ctx);
  expect(page?.byClass).toEqual([
    expect.objectContaining({
      key: "promoter",
      n: 17,
      mean: expect.closeTo((300 * (2 / 3)) / 1.1, 9),
    }),
    { key: "detractor", n: 3, total: null, mean: null, low: null, high: null },
  ]);
  expect(page?.bySegment.map(({ key, n }) => [key, n]).sort()).toEqual([
    ["home", 10],
    ["office", 10],
  ]);
  expect(page?.byCohort).toEqual([
    expect.objectContaining({ key: "2024", came: 30, n: 20, mean: expect.closeTo(181.818, 2) }),
  ]);
  expect(page?.byCohort[0]?.stayed?.share).toBeCloseTo(2 / 3, 12);
  expect(page?.defectors).toMatchObject({ left: 10, share: 0.8 });
  expect(page?.loyaltyEffect).toMatchObject({ n: 30, retention: 2 / 3 });
  expect(page?.loyaltyEffect?.gain).toBeGreaterThan(0.1);
  expect(page?.recommendation?.model).toBe("simple");
});

test("values that came with the data are shown without a model", async () => {
  const people = Array.from({ length: 6 }, (_, i) => ({ externalId: `c${i}`, clv: `${10 * i}` }));
  const said = [{ day: "2025-05-01", class: "promoter" as const }];
  const ctx = await testCustomers(
    await db.context(now),
    people.map((person) => ({ ...person, said })),
  );
  const page = await worthOf(ctx);
  expect(page).toMatchObject({ recommendation: null, valued: { imported: 6 } });
  expect(page?.byClass).toMatchObject([{ key: "promoter", n: 6, total: 150, mean: 25 }]);
});

test("what is counted over all customers is kept until data change, and is another on another day", async () => {
  const six = (name: string) =>
    Array.from({ length: 6 }, (_, i) => ({ externalId: `${name}${i}`, clv: "10" }));
  const ctx = await testCustomers(await db.context(now), six("a"));
  const imported = async (at = now) => (await worthOf({ ...ctx, now: at }))?.valued.imported;
  expect(await imported()).toBe(6);
  await testCustomers(ctx, six("b"));
  // Nobody noted these: what is kept is not counted again.
  expect(await imported()).toBe(6);
  expect(await imported(() => new Date("2026-01-06T12:00:00Z"))).toBe(12);
  await testCustomers(ctx, six("c"));
  await inTransaction(ctx, noteChange);
  expect(await imported()).toBe(18);
});

/** A hundred customers who came on one day; those named left after so many months. */
async function leaving(months: readonly number[]) {
  const ctx = await db.context(now);
  const row = {
    ...{ annualRevenue: "1000", grossMargin: "0.4", costToServe: "100", acquisitionCost: "0" },
    acquiredAt: "2024-01-01",
  };
  const people = Array.from({ length: 100 }, (_, i) => {
    const month = months[i];
    if (month === undefined) return row;
    const left = new Date(Date.UTC(2024, month, 15)).toISOString().slice(0, 10);
    return { ...row, churnedAt: left };
  });
  await testPurchases(
    ctx,
    people.map((each) => ({ days: [], amounts: [], row: each })),
  );
  return { ctx, page: await worthOf(ctx) };
}

const request = ValueRequest.parse({ model: "contractual", horizonMonths: 24 });

test("contracts are recommended where fewer leave with age, and the fit then has a best", async () => {
  const early = [...Array(30).fill(1), ...Array(12).fill(2), ...Array(6).fill(4), 9, 14];
  const { ctx, page } = await leaving(early);
  expect(page?.recommendation?.model).toBe("contractual");
  expect((await analyseValue(ctx, request)).converged).toBe(true);
});

test("where as many or more leave with age, contracts have no best fit and are not recommended", async () => {
  const late = [1, 3, ...Array(6).fill(8), ...Array(12).fill(14), ...Array(30).fill(20)];
  const { ctx, page } = await leaving(late);
  expect((await analyseValue(ctx, request)).converged).toBe(false);
  expect(page?.recommendation?.model).toBe("simple");
});
