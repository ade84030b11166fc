import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { readCustomer } from "@/lib/customers/read";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { inRawTransaction } from "@/lib/db/transaction";
import { addReferral } from "@/lib/value/referrals/add-referral";
import { readReferrals } from "@/lib/value/referrals/read-referrals";
import { removeReferral } from "@/lib/value/referrals/remove-referral";
import { AddReferral } from "@/lib/value/referrals/shapes";
import { testPurchases } from "@/lib/value/test-purchases.store";

const db = testDatabase();
const now = () => new Date("2026-01-05T22:30:00Z");

const person = (name: string) => ({ days: [], amounts: [], row: { name, externalId: name } });

const add = (ctx: Context, said: object) =>
  addReferral(ctx, AddReferral.parse({ day: "2026-01-02", referred: "", count: 1, ...said }));

const counted = async (ctx: Context, customerId: string) =>
  (await readCustomer(ctx, { customerId })).kpis.referrals;

test("a referral by hand has its day, counts for the KPI, and can be taken back", async () => {
  const ctx = await db.context(now);
  const [ada = "", bob = ""] = await testPurchases(ctx, [person("ada"), person("bob")]);
  await add(ctx, { customerId: ada, count: 3 });
  await add(ctx, { customerId: ada, day: "2026-01-04", referred: "bob" });
  const { latest, today } = await readReferrals(ctx, ada);
  expect(today).toBe("2026-01-05");
  expect(latest).toMatchObject([
    { day: "2026-01-04", count: 1, referredId: bob, referredName: "bob" },
    { day: "2026-01-02", count: 3, referredId: null },
  ]);
  expect(await counted(ctx, ada)).toBe(4);
  await removeReferral(ctx, { referralId: latest[1]?.id ?? "" });
  expect(await counted(ctx, ada)).toBe(1);
  expect((await readReferrals(ctx, ada)).latest).toHaveLength(1);
});

test("what goes over to another while it is taken back is taken back from the other", async () => {
  const ctx = await db.context(now);
  const [ada = "", bob = ""] = await testPurchases(ctx, [person("ada"), person("bob")]);
  await add(ctx, { customerId: bob, count: 3 });
  await add(ctx, { customerId: ada });
  const [moving] = (await readReferrals(ctx, ada)).latest;
  const referralId = moving?.id ?? "";
  const removing = await inRawTransaction(ctx, async (raw) => {
    await raw`select from customer where id in (${ada}, ${bob}) order by external_id for update`;
    const removal = removeReferral(ctx, { referralId });
    await blocked(ctx.database);
    await raw`update referral set customer_id = ${bob} where id = ${referralId}`;
    await raw`update customer set kpis = kpis || '{"referrals": 4}' where id = ${bob}`;
    return { removal };
  });
  await removing.removal;
  expect(await counted(ctx, bob)).toBe(3);
});

test("two who add at once are both counted", async () => {
  const ctx = await db.context(now);
  const [ada = ""] = await testPurchases(ctx, [person("ada")]);
  await Promise.all([2, 3, 4].map((count) => add(ctx, { customerId: ada, count })));
  expect(await counted(ctx, ada)).toBe(9);
});

test("days to come, unknown people, oneself, and several with a name are refused at their field", async () => {
  const ctx = await db.context(now);
  const [ada = "", eve = ""] = await testPurchases(ctx, [person("ada"), person("eve")]);
  await eraseCustomer(ctx, { customerId: eve });
  const refused = (said: object) => expect(add(ctx, { customerId: ada, ...said })).rejects;
  await refused({ day: "2026-01-06" }).toMatchObject({ fields: [{ path: "day" }] });
  await refused({ referred: "nobody" }).toMatchObject({ fields: [{ path: "referred" }] });
  await refused({ referred: "eve" }).toMatchObject({ fields: [{ path: "referred" }] });
  await refused({ referred: "ada" }).toMatchObject({ fields: [{ code: "same" }] });
  await expect(add(ctx, { customerId: eve })).rejects.toMatchObject({ code: "not-found" });
  const several = AddReferral.safeParse({
    customerId: ada,
    day: "2026-01-02",
    referred: "eve",
    count: 2,
  });
  expect(several.error?.issues[0]?.path).toEqual(["count"]);
  expect((await readReferrals(ctx, ada)).latest).toEqual([]);
});

test("who may not write customers, and another organisation, changes nothing", async () => {
  const [ctx, other] = [await db.context(now), await db.context(now)];
  const [ada = ""] = await testPurchases(ctx, [person("ada")]);
  const { as } = await testMember(ctx, "agent");
  await expect(add(as, { customerId: ada })).rejects.toMatchObject({ code: "forbidden" });
  await expect(add(other, { customerId: ada })).rejects.toMatchObject({ code: "not-found" });
  await add(ctx, { customerId: ada });
  const referralId = (await readReferrals(ctx, ada)).latest[0]?.id ?? "";
  await expect(removeReferral(other, { referralId })).rejects.toMatchObject({ code: "not-found" });
  expect(await counted(ctx, ada)).toBe(1);
});
