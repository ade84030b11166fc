import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { type ContactPolicy, EditContactPolicy } from "@/lib/touchpoints/contact-policy";
import { suppressionReasons } from "@/lib/touchpoints/sampling";
import { CreateTrigger } from "@/lib/touchpoints/shapes";

/** A trigger that does not exist yet, or in the place of one that does. */
export const SimulateTrigger = CreateTrigger.safeExtend({ replaces: OpaqueId.optional() });
export type SimulateTrigger = z.infer<typeof SimulateTrigger>;

export const SimulatePolicy = EditContactPolicy;
export type SimulatePolicy = ContactPolicy;

/** What a replay can be told apart by. */
export const segmentings = ["touchpoint", "channel", "team", "segment", "tier"] as const;
export type Segmenting = (typeof segmentings)[number];

/** Thirds of the customers whose value is known. */
export const tiers = ["highest", "middle", "lowest"] as const;
export type Tier = (typeof tiers)[number];

const beforeAfter = { before: z.int(), after: z.int() };

const Segments = z.array(
  z.object({
    /** Null where it is not known. */
    key: z.string().nullable(),
    interactions: z.int(),
    /** How many of these interactions were asked about. */
    ...beforeAfter,
  }),
);

/** The past replayed twice: by the rules as they are, and as they would be. */
export const Simulation = z.object({
  /** What is replayed: interactions from the one moment until the other. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  interactions: z.int(),
  /** Asks, and the persons who are asked. */
  asked: z.object(beforeAfter),
  persons: z.object(beforeAfter),
  /** Asks by the trigger that is tried itself; null where a contact policy is. */
  byTrigger: z.object(beforeAfter).nullable().default(null),
  /** How often the person asked most is asked. */
  mostAsked: z.object(beforeAfter),
  /** How many persons are asked how often. */
  timesAsked: z.array(z.object({ times: z.int(), ...beforeAfter })),
  /** Asks by the day on which they are due, by the organisation's calendar. */
  byDay: z.array(z.object({ day: z.iso.date(), ...beforeAfter })),
  /** Interactions by the first reason of not asking. */
  suppressed: z.array(z.object({ reason: z.enum(suppressionReasons), ...beforeAfter })),
  segments: z.object({
    ...{ touchpoint: Segments, channel: Segments, team: Segments },
    /** The customer's own. */
    segment: Segments,
    tier: Segments,
  }),
});
export type Simulation = z.infer<typeof Simulation>;

/** What is asked of the past, as it is kept. */
export const SimulationQuestion = z.discriminatedUnion("of", [
  z.object({ of: z.literal("trigger"), rules: SimulateTrigger }),
  z.object({ of: z.literal("policy"), rules: SimulatePolicy }),
]);
export type SimulationQuestion = z.infer<typeof SimulationQuestion>;

/** A simulation that was asked for: how far it is, and what it gave. */
export const SimulationRun = z.object({
  id: z.uuid(),
  status: z.enum(["queued", "running", "ended"]),
  /** From 0 to 1. */
  progress: z.number(),
  /** Why it ended without a result; null otherwise. */
  problem: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** There once it has ended. */
  simulation: Simulation.nullable(),
});
export type SimulationRun = z.infer<typeof SimulationRun>;

export const OneSimulation = z.object({ simulationId: OpaqueId });
export type OneSimulation = z.infer<typeof OneSimulation>;
