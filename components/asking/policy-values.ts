import { plannedKinds } from "@/lib/delivery/kinds";
import { type ContactPolicy, type Limits, surveyKinds } from "@/lib/touchpoints/contact-policy";
import { typedRows } from "@/lib/touchpoints/trigger-values";

const typedLimits = ({ restPeriodSeconds, yearlyMaximum }: Limits) => ({
  restPeriodDays: String(restPeriodSeconds / 86_400),
  yearlyMaximum: String(yearlyMaximum ?? ""),
});

const unlimited: Limits = { restPeriodSeconds: 0, yearlyMaximum: null };

/** An exception to begin with. */
export const blankException = {
  when: [{ any: [{ fact: "customer.segment", is: "one-of", text: "" }] }],
  contact: "never" as const,
  ...typedLimits({ restPeriodSeconds: 30 * 86_400, yearlyMaximum: null }),
};

/** What the contact policy's form begins with. */
export function policyValues(policy: ContactPolicy) {
  return {
    ...typedLimits(policy),
    kinds: surveyKinds.map((kind) => {
      const limits = policy.kinds[kind];
      return { kind, limited: limits !== undefined, ...typedLimits(limits ?? unlimited) };
    }),
    exceptions: policy.exceptions.map(({ when, limits }) => ({
      when: typedRows(when),
      contact: limits === null ? ("never" as const) : ("limited" as const),
      ...typedLimits(limits ?? unlimited),
    })),
    basis: policy.basis,
    channelBases: Object.fromEntries(
      plannedKinds.map((kind) => [kind, policy.channelBases[kind] ?? ("" as const)]),
    ),
    triggersMayShorten: policy.triggersMayShorten,
  };
}
