import { z } from "zod";
import { consentChannels } from "@/lib/customers/consent";
import { Day, Instant } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

const storable = "Contains characters that cannot be stored.";

/** The caller's own name for something of theirs. */
export const ExternalId = z.string().trim().min(1).max(200).refine(isStorable, storable);

/** A touchpoint, channel, team, agent, segment or product, by the caller's own key. */
export const Label = z.string().trim().min(1).max(200).refine(isStorable, storable);

const decimal = /^-?\d{1,15}(\.\d{1,15})?$/;

/** A decimal number in major units; text keeps digits that a double would lose. */
const Money = z
  .union([z.number().min(-1e15).max(1e15), z.string().trim().regex(decimal, "Use 1234.50.")])
  .transform(String);

/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, "Use a code such as EUR.");

/** A day, or the day of a moment as it was written. */
const DayOfMoment = z.union([
  Day,
  z.iso
    .datetime({ offset: true, local: true })
    .transform((text) => text.slice(0, 10))
    .pipe(Day),
]);

/** A moment with its offset. */
export const Moment = Instant.transform((text) => new Date(text));

/** The key of what else is known of a customer. */
export const AttributeKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "Use letters, digits, - and _, starting with a letter.");
const AttributeValue = z.union([
  z.string().max(500).refine(isStorable, storable),
  z.number(),
  z.boolean(),
  z.null(),
]);
const Attributes = z
  .record(AttributeKey, AttributeValue)
  .refine((given) => Object.keys(given).length <= 200, "At most 200 attributes.");

/** What may be said of a customer; what is left out stays as it is, null takes it away. */
export const CustomerFields = z.object({
  name: z.string().trim().max(200).refine(isStorable, storable).nullish(),
  email: z.email().max(254).nullish(),
  phone: z.string().trim().max(50).refine(isStorable, storable).nullish(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/, "Use a tag such as en.")
    .nullish(),
  timezone: z.string().max(60).refine(isTimeZone, "There is no such time zone.").nullish(),
  preferredChannel: Label.nullish(),
  segment: Label.nullish(),
  consent: z.boolean().nullish(),
  channelConsents: z.partialRecord(z.enum(consentChannels), z.boolean().nullable()).optional(),
  acquiredAt: DayOfMoment.nullish(),
  churnedAt: DayOfMoment.nullish(),
  retained: z.boolean().nullish(),
  acquisitionCost: Money.nullish(),
  annualRevenue: Money.nullish(),
  grossMargin: z.number().min(0).max(1).nullish(),
  costToServe: Money.nullish(),
  clv: Money.nullish(),
  currency: Currency.nullish(),
  attributes: Attributes.optional(),
});
export type CustomerFields = z.infer<typeof CustomerFields>;

/** A customer as POST /customers takes it. */
export const CustomerInput = CustomerFields.extend({ externalId: ExternalId });
export type CustomerInput = z.infer<typeof CustomerInput>;

/** A customer named in passing: by id alone, or with what is known of them. */
export const CustomerMention = z.union([
  ExternalId.transform((externalId): CustomerInput => ({ externalId })),
  CustomerInput,
]);

export const CustomerRequest = z.object({ customerId: OpaqueId });
export type CustomerRequest = z.infer<typeof CustomerRequest>;

const amount = z.number().nullable();
const words = z.string().nullable();

export const Customer = z.object({
  id: z.string(),
  externalId: words,
  name: words,
  email: words,
  phone: words,
  locale: words,
  timezone: words,
  preferredChannel: words,
  segment: words,
  consent: z.boolean().nullable(),
  channelConsents: z.partialRecord(z.enum(consentChannels), z.boolean()),
  acquiredAt: words,
  churnedAt: words,
  retained: z.boolean().nullable(),
  acquisitionCost: amount,
  annualRevenue: amount,
  grossMargin: amount,
  costToServe: amount,
  clv: amount,
  currency: words,
  /** As last estimated from what the customer bought or how long they stay. */
  value: z
    .object({
      clv: z.number(),
      clvLow: z.number(),
      clvHigh: z.number(),
      probabilityAlive: amount,
      expectedTransactions: amount,
      tier: z.int(),
      model: z.string(),
      month: z.string(),
    })
    .nullable(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  kpis: z.record(z.string(), z.number()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Customer = z.infer<typeof Customer>;

export const PurchaseInput = z.object({
  externalId: ExternalId.optional(),
  customer: CustomerMention,
  occurredAt: Moment.optional(),
  amount: Money,
  margin: Money.nullish(),
  currency: Currency.optional(),
  product: Label.nullish(),
  quantity: z.number().min(-1e12).max(1e12).nullish(),
});
export type PurchaseInput = z.infer<typeof PurchaseInput>;

export const Purchase = z.object({
  id: z.string(),
  externalId: words,
  customer: z.object({ id: z.string(), externalId: words }),
  occurredAt: z.iso.datetime(),
  amount: z.number(),
  margin: amount,
  currency: z.string(),
  product: words,
  quantity: amount,
});
export type Purchase = z.infer<typeof Purchase>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
