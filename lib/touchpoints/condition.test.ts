import fc from "fast-check";
import { expect, test } from "vitest";
import { type Comparison, Condition, compile, type Facts } from "@/lib/touchpoints/condition";

const call: Facts = {
  interaction: {
    touchpoint: "support",
    channel: "phone",
    team: "north",
    agent: null,
    kpis: { hold_time: 95 },
  },
  customer: {
    known: { segment: "business", clv: 1200, retained: true },
    attributes: { tier: "gold", seats: 12, "is-partner": false },
  },
};
const holds = (condition: unknown, facts = call) => compile(Condition.parse(condition))(facts);

test("no clause holds always, and several have to hold together", () => {
  expect(holds([])).toBe(true);
  const support = { fact: "touchpoint", is: "one-of", values: ["support", "sales"] };
  const web = { fact: "channel", is: "one-of", values: ["web"] };
  expect(holds([support])).toBe(true);
  expect(holds([support, web])).toBe(false);
  expect(holds([support, { any: [web, { fact: "team", is: "one-of", values: ["north"] }] }])).toBe(
    true,
  );
});

test("KPIs, attributes and what a customer is worth are compared as numbers", () => {
  expect(holds([{ fact: "kpi.hold_time", is: "at-least", value: 95 }])).toBe(true);
  expect(holds([{ fact: "kpi.hold_time", is: "above", value: 95 }])).toBe(false);
  expect(holds([{ fact: "customer.clv", is: "below", value: 1200 }])).toBe(false);
  expect(holds([{ fact: "customer.clv", is: "at-most", value: 1200 }])).toBe(true);
  expect(holds([{ fact: "customer.attributes.seats", is: "above", value: 11.5 }])).toBe(true);
  expect(holds([{ fact: "customer.attributes.tier", is: "above", value: 0 }])).toBe(false);
});

test("lists compare as text, so that numbers and yes or no can be listed as they are read", () => {
  expect(holds([{ fact: "customer.attributes.seats", is: "one-of", values: ["12"] }])).toBe(true);
  expect(holds([{ fact: "customer.attributes.is-partner", is: "one-of", values: [false] }])).toBe(
    true,
  );
  expect(holds([{ fact: "customer.retained", is: "none-of", values: ["true"] }])).toBe(false);
});

test("what is not known is no more, no less, in no list, and unknown", () => {
  for (const fact of ["agent", "kpi.talk", "customer.attributes.constructor", "customer.locale"]) {
    expect(holds([{ fact, is: "unknown" }]), fact).toBe(true);
    expect(holds([{ fact, is: "known" }]), fact).toBe(false);
    expect(holds([{ fact, is: "one-of", values: ["x", "null"] }]), fact).toBe(false);
    expect(holds([{ fact, is: "none-of", values: ["x"] }]), fact).toBe(true);
    expect(holds([{ fact, is: "below", value: 1e9 }]), fact).toBe(false);
  }
  const nobody = { ...call, customer: null };
  expect(holds([{ fact: "customer.segment", is: "unknown" }], nobody)).toBe(true);
});

test("what is not in the language is refused", () => {
  for (const wrong of [
    { fact: "kpi.", is: "known" },
    { fact: "customer.email", is: "known" },
    { fact: "customer.attributes.a b", is: "known" },
    { fact: "touchpoint", is: "one-of", values: [] },
    { fact: "touchpoint", is: "at-least", value: "3" },
    { fact: "touchpoint", is: "like", value: "s" },
    { any: [] },
  ]) {
    expect(Condition.safeParse([wrong]).success, JSON.stringify(wrong)).toBe(false);
  }
});

test("of a comparison and its opposite exactly one holds, where the fact is known", () => {
  const opposites: [Comparison["is"], Comparison["is"]][] = [
    ["at-least", "below"],
    ["at-most", "above"],
    ["one-of", "none-of"],
  ];
  const number = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(number, number, fc.constantFrom(...opposites), (known, value, [is, opposite]) => {
      const facts = { ...call, interaction: { ...call.interaction, kpis: { k: known } } };
      const one = { fact: "kpi.k", value, values: [value] };
      expect(holds([{ ...one, is }], facts)).toBe(!holds([{ ...one, is: opposite }], facts));
    }),
  );
});
