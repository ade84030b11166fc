import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { Condition } from "@/lib/touchpoints/condition";
import { isOfCustomers } from "@/lib/touchpoints/contact-policy";
import { InvitationState } from "@/lib/touchpoints/invitation-state";
import { Tally } from "@/lib/touchpoints/rounds/tally";
import { suppressionReasons } from "@/lib/touchpoints/sampling";
import { CreateTrigger, DecisionDetail } from "@/lib/touchpoints/shapes";
import { tiers } from "@/lib/touchpoints/simulation-shapes";

const { window, share, whenResting, dailyCap, expiresAfterSeconds } = CreateTrigger.shape;

/** Whom a round asks, and when; what is not said is: everybody, as soon as the contact policy permits. */
const rules = {
  /** What must hold of a customer; none at all chooses everybody. */
  conditions: Condition.default([]).refine(isOfCustomers, "A round can only ask about customers."),
  /** Thirds of the customers by value; none at all chooses everybody. */
  tiers: z.array(z.enum(tiers)).max(tiers.length).default([]),
  share: share.unwrap().gt(0, "More than nobody.").default(1),
  window,
  whenResting,
  dailyCap,
  expiresAfterSeconds,
};

export const RoundRules = z.object(rules);
export type RoundRules = z.infer<typeof RoundRules>;

/** A round that is to be counted: nobody is asked yet. */
export const CreateRound = z.object({ survey: OpaqueId, ...rules });
export type CreateRound = z.infer<typeof CreateRound>;

export const OneRound = z.object({ roundId: OpaqueId });
export type OneRound = z.infer<typeof OneRound>;

export const ListRounds = z.object({
  survey: OpaqueId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListRounds = z.infer<typeof ListRounds>;

const roundStatuses = [
  "counting",
  "counted",
  "asking",
  "asked",
  "cancelling",
  "cancelled",
] as const;

const moment = z.iso.datetime();

/** A round: whom it asks, how far it is, and what it came to. */
export const Round = z.object({
  id: z.string(),
  survey: z.string(),
  rules: RoundRules,
  status: z.enum(roundStatuses),
  /** How much of the work under way is done. */
  progress: z.number(),
  /** Whom it would ask, as counted before; null until then. */
  estimate: Tally.nullable(),
  /** Whom it has asked so far; null until somebody has said so. */
  asked: Tally.nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
});
export type Round = z.infer<typeof Round>;

export const RoundList = z.object({ data: z.array(Round), nextCursor: z.string().nullable() });
export type RoundList = z.infer<typeof RoundList>;

const reasons = [...suppressionReasons, "invited"] as const;

export const ListRoundDecisions = z.object({
  roundId: OpaqueId,
  /** A reason of not asking, or "invited". */
  reason: z.enum(reasons).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListRoundDecisions = z.infer<typeof ListRoundDecisions>;

/** The decisions a page asks for: an address somebody changed by hand still shows a list. */
export const RoundQuery = z.object({
  reason: z.enum(reasons).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
});

/** What a round decided on one customer, with every rule it met. */
const RoundDecision = z.object({
  id: z.string(),
  customer: z.string().nullable(),
  decision: z.enum(["invited", "suppressed"]),
  reason: z.string().nullable(),
  reasons: DecisionDetail.shape.reasons,
  dueAt: moment.nullable(),
  moved: DecisionDetail.shape.moved,
  invitation: z.string().nullable(),
  invitationStatus: z.string().nullable(),
  /** The same with why it is so; null where nobody was asked. */
  invitationState: InvitationState.nullable().optional(),
  decidedAt: moment,
});

export const RoundDecisionList = z.object({
  data: z.array(RoundDecision),
  nextCursor: z.string().nullable(),
});
export type RoundDecisionList = z.infer<typeof RoundDecisionList>;
