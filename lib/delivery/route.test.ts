import fc from "fast-check";
import { expect, test } from "vitest";
import { plannedKinds } from "@/lib/delivery/kinds";
import { routeFor } from "@/lib/delivery/route";

const all = () => true;

test("the survey's order holds, with what the customer prefers in front", () => {
  expect(routeFor(["email", "sms"], null, all)).toEqual(["email", "sms"]);
  expect(routeFor(["email", "sms"], "SMS", all)).toEqual(["sms", "email"]);
  expect(routeFor(["email", "webhook"], "whatsapp", all, { webhook: "WhatsApp" })).toEqual([
    "webhook",
    "email",
  ]);
  expect(routeFor(["email", "sms"], "carrier pigeon", all)).toEqual(["email", "sms"]);
});

test("a channel that is not of the survey, or does not reach the customer, is never taken", () => {
  const kinds = fc.array(fc.constantFrom(...plannedKinds));
  const wishes = fc.constantFrom("email", "sms", "webhook", "phone", null);
  fc.assert(
    fc.property(kinds, kinds, wishes, (order, reached, wish) => {
      const route = routeFor(order, wish, (kind) => reached.includes(kind));
      const usable = [...new Set(order)].filter((kind) => reached.includes(kind));
      expect([...route].sort()).toEqual(usable.sort());
      if (usable.some((kind) => kind === wish)) expect(route[0]).toBe(wish);
    }),
  );
});
