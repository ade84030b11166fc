import type { ChannelRow } from "@/lib/delivery/channel.store";
import {
  EmailSettings,
  LetterSettings,
  PhoneSettings,
  Secrets,
  SmsSettings,
  WebhookSettings,
  WidgetSettings,
} from "@/lib/delivery/channel-shapes";
import type { ChannelKind } from "@/lib/delivery/kinds";
import { env } from "@/lib/ground/env";
import { seal, unseal } from "@/lib/ground/sealed";

const purpose = (organizationId: string, kind: ChannelKind) => `channel ${kind} ${organizationId}`;

/** A channel's secrets as they are stored. */
export function sealSecrets(organizationId: string, kind: ChannelKind, secrets: Secrets): string {
  return seal(JSON.stringify(secrets), purpose(organizationId, kind), env().AUTH_SECRET);
}

/**
 * A channel's secrets. None when there are none, and also after AUTH_SECRET was changed: then they
 * are typed in again, which the channel's page says.
 */
export function secretsOf(row: Pick<ChannelRow, "organizationId" | "kind" | "sealed">): Secrets {
  if (row.sealed === null) return {};
  const opened = unseal(row.sealed, purpose(row.organizationId, row.kind), env().AUTH_SECRET);
  return opened === undefined ? {} : Secrets.parse(JSON.parse(opened));
}

/** E-mail as it is when nobody has set it up: through SMTP_URL, unsigned. */
export const plainEmail: EmailSettings = {
  server: null,
  dkim: null,
  bounceAddress: null,
  seeds: [],
};

export function emailSettings(row: ChannelRow | undefined): EmailSettings {
  return row === undefined ? plainEmail : EmailSettings.parse(row.settings);
}

export function smsSettings(row: ChannelRow | undefined): SmsSettings | null {
  return row === undefined ? null : SmsSettings.parse(row.settings);
}

export function webhookSettings(row: ChannelRow | undefined): WebhookSettings | null {
  return row === undefined ? null : WebhookSettings.parse(row.settings);
}

export function phoneSettings(row: ChannelRow | undefined): PhoneSettings {
  return row === undefined ? { attempts: 3 } : PhoneSettings.parse(row.settings);
}

export function widgetSettings(row: ChannelRow | undefined): WidgetSettings {
  return row === undefined ? { waitDays: 7 } : WidgetSettings.parse(row.settings);
}

const plainLetter: LetterSettings = {
  street: "street",
  addition: "",
  postcode: "postcode",
  city: "city",
  country: "country",
  sender: "",
};

export function letterSettings(row: ChannelRow | undefined): LetterSettings {
  return row === undefined ? plainLetter : LetterSettings.parse(row.settings);
}
