import { beforeAll, expect, test } from "vitest";
import { readOrganization } from "@/lib/access/organization";
import { correlations } from "@/lib/analysis/correlations";
import { drivers } from "@/lib/analysis/drivers";
import { customer } from "@/lib/db/tables/customers";
import { optOut } from "@/lib/db/tables/delivery";
import { kpiPeriodValue } from "@/lib/db/tables/kpis";
import { type TestContext, testDatabase } from "@/lib/db/test-database";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { DecisionDetail } from "@/lib/touchpoints/shapes";
import { dayOf } from "./calendar";
import { type DemoCounts, fillDemo, fillDemoOnce } from "./fill-demo";
import { foundDemo } from "./found-demo";
import { simulate } from "./simulate";
import { findings } from "./truth";

const db = testDatabase();
const now = () => new Date("2026-03-10T09:00:00Z");
const plan = { customers: 120, seed: 5 };
const simulated = simulate({ ...plan, until: dayOf("2026-03-10") });

// Filled once for the tests that only read.
let filled: TestContext;
let counts: DemoCounts;
const shares: number[] = [];
beforeAll(async () => {
  filled = await db.context(now);
  counts = await fillDemo(filled, { ...plan, onProgress: (share) => shares.push(share) });
});

const rows = (query: string) =>
  inRawTransaction(filled, async (raw) => [...(await raw.unsafe(query))]);

test("what was simulated is stored, and the organisation is marked as a demo", async () => {
  expect(counts).toMatchObject({ customers: 120, interactions: 1000, responses: 240 });
  expect(shares.at(-1)).toBe(1);
  const [stored] = await rows(`select (select count(*)::int from customer) as customers,
      (select count(*)::int from interaction where source = 'demo') as interactions,
      (select count(*)::int from invitation) as invitations,
      (select count(*)::int from response where source = 'demo') as responses,
      (select count(*)::int from purchase) as purchases`);
  expect(stored).toEqual(counts);
  expect(await readOrganization(filled)).toMatchObject({ demo: true });
  const loyal = simulated.responses.filter(({ answers }) => Number(answers.nps) >= 9).length;
  const [classes] = await rows("select count(*)::int as n from response where class = 'promoter'");
  expect(classes?.n).toBe(loyal);
});

test("customers carry all four elements of their value, and those who left say when", async () => {
  const stored = await inTransaction(filled, (tx) => tx.db.select().from(customer));
  const left = simulated.endings.filter(({ retained }) => !retained).length;
  expect(stored.filter((one) => one.churnedAt !== null)).toHaveLength(left);
  for (const one of stored) {
    expect(one.retained).toBe(one.churnedAt === null);
    expect(Number(one.annualRevenue) * Number(one.grossMargin)).toBeGreaterThan(0);
    expect(Number(one.costToServe) + Number(one.acquisitionCost)).toBeGreaterThan(0);
    expect(one.acquiredAt).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test("nothing is due: every interaction is decided and every invitation is at its end", async () => {
  const statuses = await rows("select distinct status from invitation order by 1");
  expect(statuses.map(({ status }) => status)).toEqual(["answered", "failed", "sent"]);
  const undecided = await rows("select 1 from interaction where decision is null");
  expect(undecided).toEqual([]);
  const jobs = await rows(
    `select 1 from pgboss.job where data::text like '%${filled.organizationId}%'`,
  );
  expect(jobs).toEqual([]);
  const details = await rows("select decision_detail as detail from interaction");
  for (const { detail } of details) DecisionDetail.parse(detail);
});

test("answers hang together with their invitation, interaction and customer", async () => {
  const loose = await rows(`select r.id from response r
      left join invitation i on i.id = r.invitation_id and i.interaction_id = r.interaction_id
        and i.customer_id = r.customer_id and i.answered_at = r.answered_at
        and i.version_id = r.version_id and i.status = 'answered'
      left join interaction c on c.id = r.interaction_id and c.customer_id = r.customer_id
        and c.decision_detail ->> 'invitationId' = i.id::text
      where i.id is null or c.id is null`);
  expect(loose).toEqual([]);
  const stopped = await inTransaction(filled, (tx) => tx.db.select().from(optOut));
  expect(stopped.every(({ address }) => address.endsWith("@example.com"))).toBe(true);
});

test("availability and page errors are there for every team and day", async () => {
  const values = await inTransaction(filled, (tx) => tx.db.select().from(kpiPeriodValue));
  expect(values).toHaveLength(2 * 6 * (dayOf("2026-03-10") - dayOf("2024-03-10")));
});

test("an organisation that holds data is refused, and keeps it", async () => {
  const ctx = await db.context(now);
  await inTransaction(ctx, (tx) =>
    tx.db.insert(customer).values({ organizationId: ctx.organizationId, id: ctx.organizationId }),
  );
  const again = { ...plan, replace: true };
  await expect(fillDemo(ctx, again)).rejects.toMatchObject({ code: "conflict" });
  expect(await inTransaction(ctx, (tx) => tx.db.select().from(customer))).toHaveLength(1);
  expect(await readOrganization(ctx)).toMatchObject({ demo: false });
});

test("a demo is replaced only when that is asked for", async () => {
  const ctx = await db.context(now);
  await fillDemo(ctx, plan);
  await expect(fillDemo(ctx, plan)).rejects.toMatchObject({ code: "conflict" });
  const counts = await fillDemo(ctx, { customers: 30, seed: 1, replace: true });
  expect(counts.interactions).toBe(250);
  expect(await inTransaction(ctx, (tx) => tx.db.select().from(customer))).toHaveLength(30);
});

test("the first start makes and fills the demo once, a second start changes nothing", async () => {
  const door = { database: db.database(), now };
  const ctx = await foundDemo(door);
  expect(await fillDemoOnce(ctx, plan)).toMatchObject({ customers: 120 });
  const later = await foundDemo(door, { email: "somebody@example.com" });
  expect(later.organizationId).toBe(ctx.organizationId);
  expect(await fillDemoOnce(later, plan)).toBeUndefined();
});

test("an organisation that is no demo is not filled by itself", async () => {
  expect(await fillDemoOnce(await db.context(now), plan)).toBeUndefined();
});

test("only who may change the organisation may fill it", async () => {
  const ctx = await db.context(now);
  const manager = { kind: "member", role: "manager", id: ctx.organizationId } as const;
  const actor = { ...manager, name: "Mia", email: "mia@example.com" };
  await expect(fillDemo({ ...ctx, actor }, plan)).rejects.toMatchObject({ code: "forbidden" });
});

test("the analysis names the true drivers as key drivers, and no other", async () => {
  const ctx = await db.context(now);
  await fillDemo(ctx, { customers: 800, seed: 5 });
  const asked = [...findings.drivers, ...findings.companions, ...findings.nothing];
  const found = await drivers(ctx, {
    outcome: "nps",
    drivers: [...asked],
    bootstrap: { samples: 60 },
    filter: {},
  });
  expect(found.keyDrivers).toEqual(findings.drivers);
  const byKpi = await drivers(ctx, {
    outcome: "nps",
    drivers: [...findings.throughRatings, ...findings.nothing],
    bootstrap: { samples: 60 },
    filter: {},
  });
  expect([...byKpi.keyDrivers].sort()).toEqual([...findings.throughRatings].sort());
  const { cells } = await correlations(ctx, {
    variables: ["nps", "kpi.app_availability", "customer.retained", "customer.clv"],
    method: "auto",
    filter: {},
  });
  const together = cells.filter(({ x, y }) => [x, y].includes("nps"));
  expect(together.map(({ r }) => Math.sign(r ?? 0))).toEqual([1, 1, 1]);
});
