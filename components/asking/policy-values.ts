import { inDays } from "@/components/asking/durations";
import { typedRows } from "@/components/asking/trigger-values";
import { type ContactPolicy, type Limits, surveyKinds } from "@/lib/touchpoints/contact-policy";

const typedLimits = ({ restPeriodSeconds, yearlyMaximum }: Limits) => ({
  restPeriodDays: String(inDays(restPeriodSeconds)),
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
    channelBases: {
      email: policy.channelBases.email ?? ("" as const),
      sms: policy.channelBases.sms ?? ("" as const),
      webhook: policy.channelBases.webhook ?? ("" as const),
      letter: policy.channelBases.letter ?? ("" as const),
      phone: policy.channelBases.phone ?? ("" as const),
    },
    triggersMayShorten: policy.triggersMayShorten,
  };
}
