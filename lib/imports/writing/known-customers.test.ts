import { expect, test } from "vitest";
import type { Chunk, StagedCustomer, StagedInteraction } from "./chunk";
import { KnownCustomers } from "./known-customers";

function named(
  n: number,
  externalId: string,
  fields: StagedCustomer["fields"] = {},
): StagedCustomer {
  return {
    n,
    id: `new-${externalId}`,
    identity: { externalId, importKey: null },
    erasedId: null,
    fields: { externalId, ...fields },
    attributes: {},
    lines: [n + 2],
  };
}

function contactOf(customer: number | null): StagedInteraction {
  const identity = { externalId: null, importKey: "file:2" };
  return { id: "i", identity, customer, customerId: null, fields: {}, kpis: {}, response: null };
}

function chunkOf(customers: StagedCustomer[]): Chunk {
  const interactions = [...customers.map(({ n }) => contactOf(n)), contactOf(null)];
  return { customers, interactions, purchases: [], referrals: [], periodValues: [] };
}

test("who is known and only named is not looked for again", () => {
  const known = new KnownCustomers();
  known.remember([{ n: 0, externalId: "ann", id: "id of ann", erased: false }]);
  const chunk = known.resolve(chunkOf([named(0, "ann"), named(1, "bob")]));
  expect(chunk.customers.map(({ n }) => n)).toEqual([1]);
  expect(chunk.interactions.map(({ customerId }) => customerId)).toEqual(["id of ann", null, null]);
});

test("a row that says more of a customer who is known is written", () => {
  const known = new KnownCustomers();
  known.remember([{ n: 0, externalId: "ann", id: "id of ann", erased: false }]);
  const chunk = known.resolve(chunkOf([named(0, "ann", { name: "Ann" })]));
  expect(chunk.customers).toHaveLength(1);
  expect(chunk.interactions[0]?.customerId).toBeNull();
});

test("nobody is remembered for ever: memory stays bounded", () => {
  const known = new KnownCustomers();
  const many = (prefix: string) =>
    Array.from({ length: 150_000 }, (_, n) => ({
      n,
      externalId: `${prefix}${n}`,
      id: `${prefix}${n}`,
      erased: false,
    }));
  known.remember(many("a"));
  known.remember(many("b"));
  expect(known.resolve(chunkOf([named(0, "a1"), named(1, "b1")])).customers).toHaveLength(1);
});
