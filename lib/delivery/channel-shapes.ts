import { z } from "zod";
import { sendingKinds } from "@/lib/delivery/kinds";
import { isMailAddress } from "@/lib/ground/mail-address";
import { isStorable } from "@/lib/ground/storable";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .refine(isStorable, "Contains characters that cannot be stored.");
const some = (max: number) => text(max).min(1, "Fill this in.");
const emptyOr = <T extends z.ZodType<string>>(shape: T) => z.union([z.literal(""), shape]);

const Address = text(500).pipe(
  z.url({ protocol: /^https?$/, error: "Start with https:// (or http://)." }),
);
/** Left empty, the secret that is kept already stays. */
const Secret = text(4_000);

const active = z.boolean();
const perMinute = z.union([
  z.literal("").transform(() => null),
  z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(1, "At least 1.")
    .max(100_000, "At most 100,000."),
]);

const hostName = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/;

const mostSeeds = 20;

/** E-mail as its form has it. Without a server of its own, mail goes through SMTP_URL. */
export const SaveEmailChannel = z
  .object({
    active,
    host: emptyOr(text(253).regex(hostName, "Enter a name such as smtp.example.com.")),
    port: z.coerce.number("Enter a number.").int().min(1, "At least 1.").max(65_535, "Too large."),
    secure: z.boolean(),
    user: text(200),
    password: Secret,
    /** The domain in whose name mail is signed; empty for none. */
    dkimDomain: emptyOr(
      text(253)
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "Enter a domain such as example.com."),
    ),
    /** Where mail comes back to that cannot be delivered. */
    bounceAddress: emptyOr(
      text(254)
        .toLowerCase()
        .refine(isMailAddress, "Enter an address such as bounces@example.com.")
        .refine((address) => address.lastIndexOf("@") <= 19, "At most 19 characters before the @."),
    ),
    perMinute,
    warmUp: z.boolean(),
    /** Addresses that get a copy of each survey's first mail of a day, one a line. */
    seeds: z
      .string()
      .max(6_000)
      .refine(isStorable, "Contains characters that cannot be stored.")
      .transform((lines) => [
        ...new Set(lines.split(/[\s,;]+/).flatMap((one) => one.toLowerCase() || [])),
      ])
      .superRefine((seeds, issues) => {
        const wrong = seeds.find((one) => !isMailAddress(one));
        const message =
          wrong !== undefined
            ? `${wrong} is not an e-mail address.`
            : seeds.length > mostSeeds
              ? `At most ${mostSeeds} addresses.`
              : undefined;
        if (message) issues.addIssue({ code: "custom", message });
      }),
  })
  .refine(({ user, host }) => user === "" || host !== "", {
    path: ["host"],
    message: "Which server is the login for?",
  });
export type SaveEmailChannel = z.infer<typeof SaveEmailChannel>;

const smsProviders = ["twilio", "template"] as const;

/** SMS as its form has it: Twilio, or any provider that takes one POST for one message. */
export const SaveSmsChannel = z
  .object({
    active,
    provider: z.enum(smsProviders),
    from: some(30),
    accountSid: text(64),
    apiUrl: emptyOr(Address),
    url: emptyOr(Address),
    format: z.enum(["json", "form"]),
    body: text(4_000),
    header: emptyOr(text(60).regex(/^[A-Za-z0-9-]+$/, "A header's name, such as Authorization.")),
    idField: text(100),
    /** Twilio's auth token, or the header's value. */
    secret: Secret.regex(/^[\x20-\x7e]*$/, "Only printable characters."),
    perMinute,
  })
  .superRefine((given, context) => {
    const need = (path: "accountSid" | "url" | "body", message: string) => {
      if (given[path] === "") context.addIssue({ code: "custom", path: [path], message });
    };
    if (given.provider === "twilio") return need("accountSid", "Fill this in.");
    need("url", "Fill this in.");
    need("body", "Fill this in.");
    const isWhole = ["to", "text"].every((name) =>
      new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).test(given.body),
    );
    const message = "It needs {{to}} and {{text}} where they belong.";
    if (!isWhole) context.addIssue({ code: "custom", path: ["body"], message });
  });
export type SaveSmsChannel = z.infer<typeof SaveSmsChannel>;

export const SaveWebhookChannel = z.object({
  active,
  /** What members call it, and customers prefer it by: "WhatsApp". */
  label: some(60),
  url: Address,
  perMinute,
});
export type SaveWebhookChannel = z.infer<typeof SaveWebhookChannel>;

const mostCalls = 4;

export const SavePhoneChannel = z.object({
  active,
  /** How often one customer is called who is not reached. */
  attempts: z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(1, "At least 1.")
    .max(mostCalls, `At most ${mostCalls}.`),
});
export type SavePhoneChannel = z.infer<typeof SavePhoneChannel>;

/** The organisation's own site or app as its form has it. */
export const SaveWidgetChannel = z.object({
  active,
  /** How long an invitation waits for a customer to come by, before the next channel is tried. */
  waitDays: z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(1, "At least a day.")
    .max(90, "At most 90 days."),
});
export type SaveWidgetChannel = z.infer<typeof SaveWidgetChannel>;

export const WidgetSettings = SaveWidgetChannel.omit({ active: true });
export type WidgetSettings = z.infer<typeof WidgetSettings>;

const Attribute = text(60).regex(/^[A-Za-z0-9_.-]*$/, "A name such as postal_code.");

/** Letters as their form has them: which attributes of a customer make a postal address. */
export const SaveLetterChannel = z.object({
  active,
  street: Attribute.min(1, "Fill this in."),
  addition: Attribute,
  postcode: Attribute,
  city: Attribute.min(1, "Fill this in."),
  country: Attribute,
  /** One line above the address: where a letter comes back to that cannot be delivered. */
  sender: text(120),
});
export type SaveLetterChannel = z.infer<typeof SaveLetterChannel>;

export const LetterSettings = SaveLetterChannel.omit({ active: true });
export type LetterSettings = z.infer<typeof LetterSettings>;

/** What is stored of each, beside its secrets. */
export const EmailSettings = z.object({
  server: z
    .object({ host: z.string(), port: z.number(), secure: z.boolean(), user: z.string() })
    .nullable(),
  dkim: z.object({ domain: z.string(), selector: z.string(), publicKey: z.string() }).nullable(),
  bounceAddress: z.string().nullable().default(null),
  seeds: z.array(z.string()).default([]),
});
export type EmailSettings = z.infer<typeof EmailSettings>;

export const SmsSettings = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("twilio"),
    from: z.string(),
    accountSid: z.string(),
    apiUrl: z.string(),
  }),
  z.object({
    provider: z.literal("template"),
    from: z.string(),
    url: z.string(),
    format: z.enum(["json", "form"]),
    body: z.string(),
    header: z.string(),
    idField: z.string(),
  }),
]);
export type SmsSettings = z.infer<typeof SmsSettings>;

export const WebhookSettings = z.object({ label: z.string(), url: z.string() });
export type WebhookSettings = z.infer<typeof WebhookSettings>;

export const PhoneSettings = z.object({ attempts: z.int().min(1).max(mostCalls) });
export type PhoneSettings = z.infer<typeof PhoneSettings>;

export const Secrets = z.record(z.string(), z.string());
export type Secrets = z.infer<typeof Secrets>;

/** Sends one message to oneself through a channel. */
export const TryChannel = z.object({ kind: z.enum(sendingKinds), address: some(254) });
export type TryChannel = z.infer<typeof TryChannel>;
