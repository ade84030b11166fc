import type { SuppressionReason } from "@/lib/touchpoints/sampling";

/** Why somebody was not asked, in a few words. */
export const reasonWords: Record<SuppressionReason, string> = {
  "no-trigger": "No trigger fits",
  "already-invited": "Invited by hand",
  "trigger-paused": "Trigger is off",
  "trigger-not-started": "Trigger has not begun",
  "trigger-ended": "Trigger has ended",
  "survey-not-open": "Survey is not open",
  "no-customer": "No customer known",
  erased: "Customer was erased",
  unsubscribed: "Wants no surveys",
  "no-consent": "No consent",
  "no-address": "No usable address",
  "survey-declined": "Does not want this survey again",
  "never-contact": "Never asked, by policy",
  "rest-period": "Asked not long ago",
  "yearly-maximum": "Asked often this year",
  sampling: "Not in the share",
};
