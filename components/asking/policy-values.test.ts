import { expect, test } from "vitest";
import { policyValues } from "@/components/asking/policy-values";
import { ContactPolicy } from "@/lib/touchpoints/contact-policy";
import { SaveContactPolicy } from "@/lib/touchpoints/save-contact-policy-shape";

test("saving the policy's form without a change changes nothing", () => {
  const policy = ContactPolicy.parse({
    restPeriodSeconds: 36 * 3600 + 1,
    kinds: { ces: { restPeriodSeconds: 61, yearlyMaximum: 3 } },
    exceptions: [
      { when: [{ fact: "customer.segment", is: "one-of", values: ["A, B"] }], limits: null },
    ],
    channelBases: { widget: "contract", phone: "consent" },
  });
  expect(SaveContactPolicy.parse(policyValues(policy))).toEqual(policy);
});
