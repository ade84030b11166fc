import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { readTimeline } from "@/lib/analysis/customer-timeline";
import { TimelineRequest } from "@/lib/analysis/timeline-shapes";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customer } from "@/lib/db/tables/customers";
import { optOut } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { analyseValue } from "@/lib/value/analyse-value";
import { findPeople } from "@/lib/value/people/find-people";
import { readPerson } from "@/lib/value/people/read-person";
import { PeopleQuery } from "@/lib/value/people/shapes";
import { ValueRequest } from "@/lib/value/shapes";
import { testCustomers } from "@/lib/value/test-customers.store";
import { simulatedBuyers, testPurchases } from "@/lib/value/test-purchases.store";

const db = testDatabase();
const now = () => new Date("2026-01-05T12:00:00Z");

const find = (ctx: Context, query: Partial<Record<keyof PeopleQuery, unknown>> = {}) =>
  findPeople(ctx, PeopleQuery.parse(query));

const named = (name: string, email: string, externalId: string) => ({
  ...{ days: [], amounts: [], row: { name, email, externalId } },
});

test("customers are found by id, by a part of the name or address, and signs mean themselves", async () => {
  const ctx = await db.context(now);
  const [ada = ""] = await testPurchases(ctx, [
    named("Ada Lovelace", "ada@example.com", "c-1"),
    named("Charles Babbage", "cb@engine.example", "c-2"),
    named("100% Ltd", "x@y.example", "c-10"),
  ]);
  const names = async (search: string) =>
    (await find(ctx, { search })).people.map(({ name }) => name);
  expect(await names("lovel")).toEqual(["Ada Lovelace"]);
  expect(await names("ENGINE")).toEqual(["Charles Babbage"]);
  expect(await names("c-1")).toEqual(["Ada Lovelace"]);
  expect(await names(ada)).toEqual(["Ada Lovelace"]);
  expect(await names("c-")).toHaveLength(3);
  expect(await names("%")).toEqual(["100% Ltd"]);
  expect(await names("nobody")).toEqual([]);
  expect((await find(await db.context(now))).people).toEqual([]);
});

test("who begins with it comes before who holds it, whatever the letters, page after page", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, [
    named("Anna Özil", "a@x.example", "1"),
    named("Jo van der Ann ", "b@x.example", "2"),
    named("Bo Li", "ANNABEL@x.example", "3"),
    named("Susanne Roth", "c@x.example", "4"),
    named("Ann%a", "d@x.example", "5"),
  ]);
  const ids = async (query: Parameters<typeof find>[1]) => {
    const { people, nextCursor } = await find(ctx, query);
    return { ids: people.map(({ externalId }) => externalId), nextCursor };
  };
  expect((await ids({ search: "aNN" })).ids.sort()).toEqual(["1", "2", "3", "5"]);
  expect((await ids({ search: "ann%" })).ids).toEqual(["5"]);
  expect((await ids({ search: "öz" })).ids).toEqual(["1"]);
  expect((await ids({ search: "usann" })).ids).toEqual(["4"]);
  const seen: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ids({ search: "ann", limit: 1, cursor });
    seen.push(...page.ids);
    cursor = page.nextCursor;
  }
  expect(seen.sort()).toEqual(["1", "2", "3", "5"]);
});

test("the pages of the list together are everybody, the newest first, without who was erased", async () => {
  const ctx = await db.context(now);
  const people = Array.from({ length: 7 }, (_, i) => named(`P${i}`, `p${i}@example.com`, `e${i}`));
  const ids = await testPurchases(ctx, people);
  await eraseCustomer(ctx, { customerId: ids[3] ?? "" });
  const first = await find(ctx, { limit: 4 });
  const second = await find(ctx, { limit: 4, cursor: first.nextCursor });
  const shown = [...first.people, ...second.people].map(({ name }) => name);
  expect(shown.sort()).toEqual(["P0", "P1", "P2", "P4", "P5", "P6"]);
  expect(second.nextCursor).toBeNull();
  expect(shown[0] && first.people[0]?.id).toBe([...ids].sort().at(-1));
});

test("a customer is listed with the class of the last answer and what they are worth", async () => {
  const said = [
    { day: "2025-02-01", class: "promoter" as const },
    { day: "2025-05-01", class: "detractor" as const },
  ];
  const ctx = await testCustomers(await db.context(now), [{ externalId: "a", clv: "70", said }]);
  expect((await find(ctx)).people).toMatchObject([
    { externalId: "a", class: "detractor", value: 70, tier: null, seenAt: null },
  ]);
});

test("a person has their value with its limits and history, and what stands against asking them", async () => {
  const ctx = await db.context(now);
  const bought = simulatedBuyers(400, 4);
  const row = { email: "Ada@example.com", phone: "+491701234567", consent: true };
  const [first, ...others] = bought;
  const [id = ""] = await testPurchases(ctx, [
    { ...(first ?? { days: [], amounts: [] }), row },
    ...others,
  ]);
  const request = ValueRequest.parse({ model: "purchases", horizonMonths: 24 });
  await analyseValue(ctx, request);
  await analyseValue({ ...ctx, now: () => new Date("2026-02-05T12:00:00Z") }, request);
  await inTransaction(ctx, (tx) =>
    tx.db.insert(optOut).values({
      ...{ organizationId: ctx.organizationId, id: newId(), createdAt: now() },
      ...{ address: "ada@example.com", source: "preferences" as const },
    }),
  );
  const person = await readPerson(ctx, id);
  expect(person.months.map(({ month }) => month)).toEqual(["2026-01-01", "2026-02-01"]);
  expect(person.customer.value?.clv).toBe(person.months.at(-1)?.clv);
  expect(person).toMatchObject({ currency: "EUR", horizonMonths: 24 });
  expect(person.choices).toMatchObject({
    ...{ consent: true, reachable: [], declined: [] },
    addresses: [
      { kind: "email", refused: { source: "preferences" } },
      { kind: "phone", refused: null },
    ],
  });
});

test("an agent sees customers, and nobody sees another organisation's or an erased one", async () => {
  const ctx = await db.context(now);
  const [id = ""] = await testPurchases(ctx, [named("Ada", "a@example.com", "a")]);
  const { as } = await testMember(ctx, "agent");
  expect((await find(as)).people).toHaveLength(1);
  expect((await readPerson(as, id)).customer.name).toBe("Ada");
  expect((await readTimeline(as, TimelineRequest.parse({ customerId: id }))).data).toEqual([]);
  await expect(readPerson(await db.context(now), id)).rejects.toMatchObject({ code: "not-found" });
  await inTransaction(ctx, (tx) => tx.db.update(customer).set({ erasedAt: now() }));
  await expect(readPerson(as, id)).rejects.toMatchObject({ code: "not-found" });
});
