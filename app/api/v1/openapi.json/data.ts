import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { Timeline, TimelineRequest } from "@/lib/analysis/timeline-shapes";
import {
  Customer,
  CustomerInput,
  CustomerRequest,
  Purchase,
  PurchaseInput,
} from "@/lib/customers/shapes";
import { BatchAnswer } from "@/lib/ground/batch";
import {
  Interaction,
  InteractionInput,
  InteractionRequest,
  KpiValue,
  KpiValueInput,
} from "@/lib/touchpoints/interaction-shapes";
import { Referral, ReferralInput } from "@/lib/value/referrals/shapes";

const oneOrMany = (item: z.ZodType) => z.union([item, z.object({ items: z.array(item) })]);
const batches = "A batch answers 200 with one result per item; a bad item sinks no other.";

/** What the API says about customers, interactions, purchases and KPI values. */
export const dataOperations: readonly Described[] = [
  {
    method: "POST",
    path: "/customers",
    tag: "customers",
    permission: "customers.write",
    status: 201,
    summary: "Add a customer or say more of one, or up to 1,000 as `{items: [...]}`",
    description:
      "What is left out stays as it is; null takes it away. A `consent` of false forbids asking by " +
      "any channel; otherwise the answer of `channelConsents` counts for its channel, and " +
      `\`consent\` for the others. ${batches}`,
    input: oneOrMany(CustomerInput),
    answer: z.union([Customer, BatchAnswer]),
  },
  {
    method: "GET",
    path: "/customers/{customerId}",
    tag: "customers",
    permission: "customers.read",
    summary: "Read a customer",
    input: CustomerRequest,
    answer: Customer,
  },
  {
    method: "DELETE",
    path: "/customers/{customerId}",
    tag: "customers",
    permission: "customers.erase",
    summary: "Erase a person",
    description:
      "What is known of them goes, open invitations are withdrawn, and answers stay only as " +
      "numbers that nothing connects with anybody.",
    input: CustomerRequest,
  },
  {
    method: "GET",
    path: "/customers/{customerId}/timeline",
    tag: "customers",
    permission: "customers.read",
    summary: "List what happened with a customer, newest first",
    input: TimelineRequest,
    answer: Timeline,
  },
  {
    method: "POST",
    path: "/interactions",
    tag: "interactions",
    permission: "interactions.write",
    status: 201,
    summary: "Record an interaction, or up to 1,000 as `{items: [...]}`",
    description:
      "`customer` is an external id or a customer as POST /customers takes one. A known " +
      `\`externalId\` is told more about; a new interaction is decided by the triggers. ${batches}`,
    input: oneOrMany(InteractionInput),
    answer: z.union([Interaction, BatchAnswer]),
  },
  {
    method: "GET",
    path: "/interactions/{interactionId}",
    tag: "interactions",
    permission: "interactions.read",
    summary: "Read an interaction, with what was decided on it and why",
    input: InteractionRequest,
    answer: Interaction,
  },
  {
    method: "POST",
    path: "/purchases",
    tag: "purchases",
    permission: "customers.write",
    status: 201,
    summary: "Record a purchase, or up to 1,000 as `{items: [...]}`",
    description: `An amount of 0 is valid. ${batches}`,
    input: oneOrMany(PurchaseInput),
    answer: z.union([Purchase, BatchAnswer]),
  },
  {
    method: "POST",
    path: "/referrals",
    tag: "referrals",
    permission: "customers.write",
    status: 201,
    summary: "Record that a customer sent somebody, or up to 1,000 as `{items: [...]}`",
    description:
      "With `referred` where it is known who came of it, or with a `count`; 0 takes a referral back. " +
      `The customer's KPI \`referrals\` becomes the number of all of theirs. ${batches}`,
    input: oneOrMany(ReferralInput),
    answer: z.union([Referral, BatchAnswer]),
  },
  {
    method: "POST",
    path: "/kpi-values",
    tag: "KPIs",
    permission: "kpis.write",
    status: 201,
    summary: "Record a KPI value, or up to 1,000 as `{items: [...]}`",
    description:
      "Of an interaction or a customer, by external id, or of a period and perhaps a team. " +
      batches,
    input: oneOrMany(KpiValueInput),
    answer: z.union([KpiValue, BatchAnswer]),
  },
];
