import type { SmsSettings } from "@/lib/delivery/channel-shapes";

export interface SmsRead {
  active: boolean;
  perMinute: number | null;
  settings: SmsSettings | null;
  hasSecret: boolean;
}

const empty = {
  ...{ provider: "twilio" as SmsSettings["provider"], from: "", accountSid: "", apiUrl: "" },
  ...{ url: "", format: "json" as "json" | "form", header: "Authorization", idField: "id" },
  body: '{"to": "{{to}}", "from": "{{from}}", "text": "{{text}}"}',
};

/** What the form begins with. */
export function smsValues({ active, perMinute, settings }: SmsRead) {
  return {
    ...empty,
    ...settings,
    active: settings === null || active,
    secret: "",
    perMinute: perMinute === null ? "" : String(perMinute),
  };
}
