import { z } from "zod";
import { keyScopes, roles } from "@/lib/access/roles";

const name = z.string().trim().min(1, "Say a name.").max(100);
const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("This is not an e-mail address.").max(254));

/** Long rather than complicated, as NIST SP 800-63B advises. */
const newPassword = z
  .string()
  .min(10, "Use at least 10 characters.")
  .max(200, "Use at most 200 characters.");

const token = z.string().regex(/^[\w-]{43}$/, "This link is not complete.");

export const SignIn = z.object({
  email: z.string().trim().toLowerCase().min(1, "Enter your e-mail address.").max(254),
  password: z.string().min(1, "Enter your password.").max(200),
});
export type SignIn = z.infer<typeof SignIn>;

export const UseLink = z.object({ token });
export type UseLink = z.infer<typeof UseLink>;

export const SetUp = z.object({
  organizationName: z.string().trim().min(1, "Name your organisation.").max(100),
  name,
  email,
  password: newPassword,
});
export type SetUp = z.infer<typeof SetUp>;

export const Join = z.object({ token, name, password: newPassword });
export type Join = z.infer<typeof Join>;

export const ChangeAccount = z.object({ name });
export type ChangeAccount = z.infer<typeof ChangeAccount>;

export const ChooseDigest = z.object({ weeklyDigest: z.boolean() });
export type ChooseDigest = z.infer<typeof ChooseDigest>;

export const ChangePassword = z.object({
  /** Empty for a member who has none yet. */
  present: z.string().max(200),
  password: newPassword,
});
export type ChangePassword = z.infer<typeof ChangePassword>;

export const EndSession = z.object({ sessionId: z.uuid() });
export type EndSession = z.infer<typeof EndSession>;

export const InviteMember = z.object({ email, name, role: z.enum(roles) });
export type InviteMember = z.infer<typeof InviteMember>;

export const OneMember = z.object({ memberId: z.uuid() });
export type OneMember = z.infer<typeof OneMember>;

export const ChangeRole = z.object({ memberId: z.uuid(), role: z.enum(roles) });
export type ChangeRole = z.infer<typeof ChangeRole>;

export const MakeApiKey = z.object({
  name,
  scopes: z.array(z.enum(keyScopes)).min(1, "Choose at least one scope."),
});
export type MakeApiKey = z.infer<typeof MakeApiKey>;

export const RevokeApiKey = z.object({ apiKeyId: z.uuid() });
export type RevokeApiKey = z.infer<typeof RevokeApiKey>;

function isTimeZone(text: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(text) || text === "UTC";
}

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf("currency").includes(text);
}

const optionalEmail = z.union([z.literal(""), email]);

export const EditOrganization = z.object({
  name,
  currency: z.string().trim().toUpperCase().refine(isCurrency, "Use an ISO 4217 code, as EUR."),
  timeZone: z.string().trim().refine(isTimeZone, "Use an IANA time zone, as Europe/Berlin."),
  /** Percent of revenue, for customers without a margin of their own; empty when not known. */
  grossMarginPercent: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : Number(text.replace(",", "."))))
    .pipe(
      z
        .number("Enter a number.")
        .min(0, "At least 0.")
        .max(100, "At most 100.")
        .multipleOf(0.01, "At most two decimals.")
        .nullable(),
    ),
  minimumGroupSize: z.coerce
    .number("Enter a whole number.")
    .int("Enter a whole number.")
    .min(2, "At least 2.")
    .max(1000, "At most 1000."),
  mailSender: optionalEmail,
  mailReplyTo: optionalEmail,
});
export type EditOrganization = z.infer<typeof EditOrganization>;

export const ReadAudit = z.object({ before: z.uuid().optional() });
export type ReadAudit = z.infer<typeof ReadAudit>;
