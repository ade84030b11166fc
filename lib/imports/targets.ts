import { consentChannels } from "@/lib/customers/consent";
import { kindWords } from "@/lib/delivery/kinds";
import { inSentence } from "@/lib/ground/in-sentence";

/** What a cell becomes. */
export type TargetKind = "text" | "day" | "moment" | "amount" | "share" | "yes-no" | "number";

interface TargetInfo {
  kind: TargetKind;
  /** How a person is told where the column goes. */
  label: string;
}

const customerTargets = {
  "customer.externalId": { kind: "text", label: "Customer: your id" },
  "customer.name": { kind: "text", label: "Customer: name" },
  "customer.email": { kind: "text", label: "Customer: e-mail" },
  "customer.phone": { kind: "text", label: "Customer: phone" },
  "customer.locale": { kind: "text", label: "Customer: language" },
  "customer.timezone": { kind: "text", label: "Customer: time zone" },
  "customer.preferredChannel": { kind: "text", label: "Customer: preferred channel" },
  "customer.consent": { kind: "yes-no", label: "Customer: consent" },
  "customer.segment": { kind: "text", label: "Customer: segment" },
  "customer.acquiredAt": { kind: "day", label: "Customer: customer since" },
  "customer.churnedAt": { kind: "day", label: "Customer: left on" },
  "customer.acquisitionCost": { kind: "amount", label: "Customer: acquisition cost" },
  "customer.clv": { kind: "amount", label: "Customer: lifetime value" },
  "customer.retained": { kind: "yes-no", label: "Customer: stayed" },
  "customer.annualRevenue": { kind: "amount", label: "Customer: annual revenue" },
  "customer.grossMargin": { kind: "share", label: "Customer: gross margin, 0 to 1" },
  "customer.costToServe": { kind: "amount", label: "Customer: cost to serve per year" },
} as const satisfies Record<string, TargetInfo>;

/** The fields of a customer that say yes or no to single channels. */
export const consentFields = consentChannels.map((channel) => ({
  channel,
  field: `consent.${channel}`,
}));

const consentTargets = Object.fromEntries(
  consentFields.map(({ channel, field }): [string, TargetInfo] => {
    const label = `Customer: consent, ${inSentence(kindWords[channel])}`;
    return [`customer.${field}`, { kind: "yes-no", label }];
  }),
);

const interactionTargets = {
  "interaction.externalId": { kind: "text", label: "Interaction: your id" },
  "interaction.occurredAt": { kind: "moment", label: "Interaction: date or time" },
  "interaction.channel": { kind: "text", label: "Interaction: channel" },
  "interaction.touchpoint": { kind: "text", label: "Interaction: touchpoint" },
  "interaction.agent": { kind: "text", label: "Interaction: agent" },
  "interaction.team": { kind: "text", label: "Interaction: team" },
} as const satisfies Record<string, TargetInfo>;

const purchaseTargets = {
  "purchase.externalId": { kind: "text", label: "Purchase: your id" },
  "purchase.occurredAt": { kind: "moment", label: "Purchase: date or time" },
  "purchase.amount": { kind: "amount", label: "Purchase: amount" },
  "purchase.margin": { kind: "amount", label: "Purchase: margin" },
  "purchase.product": { kind: "text", label: "Purchase: product" },
  "purchase.quantity": { kind: "amount", label: "Purchase: quantity" },
} as const satisfies Record<string, TargetInfo>;

const referralTargets = {
  "referral.externalId": { kind: "text", label: "Referral: your id" },
  "referral.occurredAt": { kind: "moment", label: "Referral: date or time" },
  "referral.referred": { kind: "text", label: "Referral: id of the customer who came" },
  "referral.count": { kind: "number", label: "Referral: how many came" },
} as const satisfies Record<string, TargetInfo>;

const periodTargets = {
  "period.start": { kind: "day", label: "Period: first day" },
  "period.team": { kind: "text", label: "Period: team" },
} as const satisfies Record<string, TargetInfo>;

/** Every target with a name of its own; KPIs, answers and attributes have theirs from a key. */
export const fixedTargets: Readonly<Record<string, TargetInfo>> = {
  ...customerTargets,
  ...consentTargets,
  ...interactionTargets,
  ...purchaseTargets,
  ...referralTargets,
  ...periodTargets,
};

/** A target taken apart. */
export interface Target {
  /** "customer.email", "kpi.hold": as the mapping says it. */
  name: string;
  of:
    | "customer"
    | "attribute"
    | "interaction"
    | "kpi"
    | "answer"
    | "purchase"
    | "referral"
    | "period";
  /** The field of a fixed target, the key of the others. */
  key: string;
  kind: TargetKind;
}

const keyPattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** What a mapping's "to" means; undefined when it means nothing. */
export function parseTarget(name: string): Target | undefined {
  const fixed = Object.hasOwn(fixedTargets, name) ? fixedTargets[name] : undefined;
  if (fixed) {
    const [owner, ...field] = name.split(".");
    return { name, of: ownerOf(owner), key: field.join("."), kind: fixed.kind };
  }
  const dot = name.lastIndexOf(".");
  const [family, key] = [name.slice(0, dot), name.slice(dot + 1)];
  if (!keyPattern.test(key)) return undefined;
  if (family === "kpi") return { name, of: "kpi", key, kind: "number" };
  if (family === "answer") return { name, of: "answer", key, kind: "text" };
  if (family === "customer.attributes") return { name, of: "attribute", key, kind: "text" };
  return undefined;
}

const owners = ["customer", "interaction", "purchase", "referral"] as const;

function ownerOf(family: string | undefined): (typeof owners)[number] | "period" {
  return owners.find((owner) => owner === family) ?? "period";
}

/** Targets two columns may share: a date and a time, joined in their order. */
export function isShareable(target: Target): boolean {
  return target.kind === "moment";
}
