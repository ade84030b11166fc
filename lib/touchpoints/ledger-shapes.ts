import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";
import { InvitationState } from "@/lib/touchpoints/invitation-state";
import { suppressionReasons } from "@/lib/touchpoints/sampling";
import { DecisionDetail } from "@/lib/touchpoints/shapes";
import { tiers } from "@/lib/touchpoints/simulation-shapes";

const reasons = [...suppressionReasons, "invited"] as const;
const search = z.string().trim().max(200).refine(isStorable);

/** The ledger as a page asks for it: an address somebody changed by hand still shows a list. */
export const LedgerQuery = z.object({
  search: search.optional().catch(undefined),
  reason: z.enum(reasons).optional().catch(undefined),
  days: z.coerce
    .number()
    .pipe(z.literal([7, 30, 90, 365]))
    .catch(30),
  cursor: z.string().max(200).optional().catch(undefined),
  limit: z.int().min(1).max(200).catch(50),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

const Days = z.coerce.number().int().min(1).max(365).default(30);

export const ListDecisions = z.object({
  /**
   * An interaction's or a customer's id, what a customer's name, last name or e-mail address begins
   * with, or a whole phone number however it is written.
   */
  search: search.optional(),
  /** A reason of not asking, or "invited". */
  reason: z.enum(reasons).optional(),
  survey: OpaqueId.optional(),
  /** How far back. */
  days: Days,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListDecisions = z.infer<typeof ListDecisions>;

const words = z.string().nullable();

/** What was decided on one interaction, with every rule it met. */
export const Decision = z.object({
  /** The interaction's. */
  id: z.string(),
  externalId: words,
  customer: words,
  occurredAt: z.iso.datetime(),
  touchpoint: words,
  channel: words,
  agent: words,
  team: words,
  decision: z.enum(["invited", "suppressed"]).nullable(),
  reason: words,
  ...DecisionDetail.shape,
  /** How far the invitation has come. */
  invitationStatus: words,
  /** The same with why it is so; null where nobody was asked. */
  invitationState: InvitationState.nullable().optional(),
  decidedAt: z.iso.datetime().nullable(),
});
export type Decision = z.infer<typeof Decision>;

export const DecisionList = z.object({
  data: z.array(Decision),
  nextCursor: z.string().nullable(),
  /** Whether a search fits more than the 500 customers whose decisions it looks at. */
  moreCustomers: z.boolean(),
});
export type DecisionList = z.infer<typeof DecisionList>;

export const CountDecisions = z.object({ days: Days });
export type CountDecisions = z.infer<typeof CountDecisions>;

/** How often each reason decided on a day, by the organisation's calendar. */
export const DecisionCounts = z.object({
  data: z.array(z.object({ day: z.iso.date(), reason: z.string(), count: z.int() })),
  /** Since when, where more were decided in this time than the latest 200,000 that are counted. */
  since: z.iso.datetime().nullable(),
});
export type DecisionCounts = z.infer<typeof DecisionCounts>;

export const ReadCoverage = z.object({
  by: z.enum(["agent", "team"]).default("agent"),
  days: Days,
});
export type ReadCoverage = z.infer<typeof ReadCoverage>;

/** The same as a page asks for it. */
export const CoverageQuery = z.object({
  by: z.enum(["agent", "team"]).catch("agent"),
  days: LedgerQuery.shape.days,
});

const Counts = z.object({
  interactions: z.int(),
  /** Without a customer, an address or consent. */
  unreachable: z.int(),
  /** Whose request was sent, or still is to be. */
  asked: z.int(),
  /** Of those, whose request is still to be sent. */
  waiting: z.int(),
  answered: z.int(),
});

/** Customers by value: the thirds of those whose value is known, and the others. */
export const coverageTiers = [...tiers, "unknown"] as const;

/** Of whose interactions how many were asked about: where nobody can be asked is seen here. */
export const Coverage = z.object({
  data: z.array(
    z.object({
      key: words,
      ...Counts.shape,
      /** The same by what the customers are worth. */
      byValue: z.record(z.enum(coverageTiers), Counts),
    }),
  ),
  /** Decisions from this moment on are counted: of very many in a period the latest hundred thousand. */
  since: z.iso.datetime(),
  /** Whether these are all of the period. */
  whole: z.boolean(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Which interaction to decide on as if now: its id, or the external id its system gave it. */
export const TryInteraction = z.object({ interaction: z.string().trim().min(1).max(200) });
export type TryInteraction = z.infer<typeof TryInteraction>;
