import { z } from "zod";
import { CustomerMention, ExternalId, Label, Moment } from "@/lib/customers/shapes";
import { Day } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { KpiKey, KpiMention } from "@/lib/kpis/shapes";
import { InvitationState } from "@/lib/touchpoints/invitation-state";

const Reading = z.number().min(-1e15).max(1e15);

/** A measurement, or one that also says what its KPI is, should it be new; null takes it away. */
const KpiReading = z.union([
  Reading,
  z.null(),
  KpiMention.omit({ key: true, grain: true }).extend({ value: Reading.nullable() }),
]);

const KpiReadings = z
  .record(KpiKey, KpiReading)
  .refine((readings) => Object.keys(readings).length <= 200, "At most 200 KPIs at once.");

/** One dated contact, as POST /interactions takes it; an external id makes it upserted. */
export const InteractionInput = z
  .object({
    externalId: ExternalId.optional(),
    customer: CustomerMention.nullish(),
    occurredAt: Moment.optional(),
    channel: Label.nullish(),
    touchpoint: Label.nullish(),
    agent: Label.nullish(),
    team: Label.nullish(),
    kpis: KpiReadings.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, "Say who, when, where or what was measured.");
export type InteractionInput = z.infer<typeof InteractionInput>;

export const InteractionRequest = z.object({ interactionId: OpaqueId });
export type InteractionRequest = z.infer<typeof InteractionRequest>;

const words = z.string().nullable();

export const Interaction = z.object({
  id: z.string(),
  externalId: words,
  customer: z.object({ id: z.string(), externalId: words }).nullable(),
  occurredAt: z.iso.datetime(),
  channel: words,
  touchpoint: words,
  agent: words,
  team: words,
  kpis: z.record(z.string(), z.number()),
  source: z.enum(["api", "import", "demo"]),
  /** False for imported history, which nobody is asked about. */
  surveyable: z.boolean(),
  /** What the triggers made of it; null until they have. */
  decision: z.enum(["invited", "suppressed"]).nullable(),
  reason: words,
  /** Everything that spoke against asking. */
  reasons: z.array(z.string()),
  decidedAt: z.iso.datetime().nullable(),
  survey: words,
  trigger: words,
  invitation: words,
  /** How far that invitation has come, and why. */
  invitationState: InvitationState.nullable().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Interaction = z.infer<typeof Interaction>;

/** Measurements of one KPI: of an interaction, of a customer, or of a period and team. */
export const KpiValueInput = z
  .object({
    kpi: KpiKey,
    value: Reading,
    interaction: ExternalId.optional(),
    customer: ExternalId.optional(),
    period: z.object({ start: Day, team: Label.optional() }).optional(),
    label: KpiMention.shape.label,
    level: KpiMention.shape.level,
    unit: KpiMention.shape.unit,
    direction: KpiMention.shape.direction,
  })
  .refine(
    ({ interaction, customer, period }) =>
      [interaction, customer, period].filter((given) => given !== undefined).length === 1,
    "Say one of interaction, customer and period.",
  );
export type KpiValueInput = z.infer<typeof KpiValueInput>;

/** A value as it was kept; the id is that of the interaction, the customer or the period's value. */
export const KpiValue = z.object({ id: z.string(), kpi: z.string(), value: z.number() });
export type KpiValue = z.infer<typeof KpiValue>;
