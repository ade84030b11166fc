import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf, draftOf, noChange, requestOf } from "@/lib/framework/what-if-address";

const parsed = (address: string) => {
  const query = new URLSearchParams(address);
  return draftOf(Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)])));
};

test("an address brings back what it was made of", () => {
  const delta = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => value !== 0);
  // Numbers as names would be put in another order.
  const key = fc.string({ minLength: 1, maxLength: 30 }).map((name) => `kpi.${name}`);
  const amount = fc.nat(1e9).map(String);
  fc.assert(
    fc.property(
      fc.dictionary(key, delta),
      amount,
      amount,
      fc.string(),
      (deltas, once, years, team) => {
        const draft = { ...noChange, deltas: { ...deltas }, once, years, team };
        expect(parsed(addressOf(draft))).toEqual(draft);
      },
    ),
  );
});

test("what is not one of ours changes nothing", () => {
  expect(parsed("change=x&change=:3&change=kpi.a:b&once=-1&years=NaN")).toEqual(noChange);
  expect(requestOf(noChange)).toBeNull();
});

test("a change of one team asks for that team", () => {
  const draft = { ...noChange, deltas: { "kpi.hold": -20 }, team: "A", once: "1000,5" };
  expect(requestOf(draft)).toEqual({
    changes: [{ variable: "kpi.hold", delta: -20, filter: { teams: ["A"] } }],
    cost: { once: 1000.5, perYear: 0 },
    rampUpMonths: 0,
    horizonYears: 3,
  });
});
