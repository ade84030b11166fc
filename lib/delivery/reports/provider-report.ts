import { z } from "zod";
import { wishIn } from "@/lib/delivery/reports/opt-out-words";
import type { About, Report } from "@/lib/delivery/reports/report";
import { saysGone } from "@/lib/ground/mail";

/*
 * What mail services post about mails, each in its own words, as far as one answer follows from it.
 * They know a mail by the Message-ID that we gave it, or by whom it went to.
 */
const text = z.string().max(2_000);
const optional = text.optional().catch(undefined);

/** Vocal's own words, for systems that have none of these. */
const Own = z.object({
  reports: z
    .array(
      z.object({
        kind: z.enum(["failed", "gone", "complaint", "delivered", "reply"]),
        id: optional,
        address: optional,
        reason: optional,
        text: optional,
      }),
    )
    .max(1_000),
});

/** It calls mails by names of its own, so that these are about mailboxes alone. */
const Postmark = z.object({
  RecordType: z.enum([
    "Bounce",
    "SpamComplaint",
    "Delivery",
    "Open",
    "Click",
    "SubscriptionChange",
  ]),
  Type: optional,
  Email: optional,
  Recipient: optional,
  Description: optional,
});

const SendGrid = z
  .array(
    z.object({
      event: text,
      email: optional,
      reason: optional,
      status: optional,
      "smtp-id": optional,
    }),
  )
  .max(1_000);

const Mailgun = z.object({
  "event-data": z.object({
    event: text,
    severity: optional,
    recipient: optional,
    "delivery-status": z.object({ code: z.number().optional(), message: optional }).optional(),
    message: z.object({ headers: z.object({ "message-id": optional }).optional() }).optional(),
  }),
});

const ownKey = /<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\d{1,2})?@/i;

function about(address: string | undefined, messageId?: string): About {
  return { address, invitationId: ownKey.exec(messageId ?? "")?.[1]?.toLowerCase() };
}

const cameBack = (reason = "no reason given") => `It came back: ${reason}`.slice(0, 300);

/** The reports in a posted JSON body; undefined for a shape that nobody here knows. */
export function readProviderReports(body: unknown): Report[] | undefined {
  const own = Own.safeParse(body);
  if (own.success) return own.data.reports.flatMap((one) => ownReport(one));
  const postmark = Postmark.safeParse(body);
  if (postmark.success) return postmarkReport(postmark.data);
  const sendGrid = SendGrid.safeParse(body);
  if (sendGrid.success) return sendGrid.data.flatMap((one) => sendGridReport(one));
  const mailgun = Mailgun.safeParse(body);
  return mailgun.success ? mailgunReport(mailgun.data["event-data"]) : undefined;
}

function ownReport({
  kind,
  id,
  address,
  reason,
  text: words,
}: z.infer<typeof Own>["reports"][number]): Report[] {
  const which = { address, providerId: id };
  switch (kind) {
    case "failed":
    case "gone":
      return [{ ...which, kind: "failed", gone: kind === "gone", reason: cameBack(reason) }];
    case "reply": {
      const wish = wishIn(words ?? "");
      return wish && address !== undefined ? [{ address, kind: wish }] : [];
    }
    default:
      return [{ ...which, kind }];
  }
}

function postmarkReport(given: z.infer<typeof Postmark>): Report[] {
  const { RecordType, Type, Email, Recipient, Description } = given;
  const which = about(Email ?? Recipient);
  if (RecordType === "SpamComplaint") return [{ ...which, kind: "complaint" }];
  const gone = Type === "HardBounce" || Type === "BadEmailAddress";
  if (RecordType !== "Bounce" || !gone) return [];
  return [{ ...which, kind: "failed", gone, reason: cameBack(Description) }];
}

function sendGridReport(given: z.infer<typeof SendGrid>[number]): Report[] {
  const { event, email, status = "", reason = "" } = given;
  const which = about(email, given["smtp-id"]);
  if (event === "spamreport") return [{ ...which, kind: "complaint" }];
  if (event !== "bounce") return [];
  const gone = saysGone(`${status} ${reason}`);
  return [{ ...which, kind: "failed", gone, reason: cameBack(reason || undefined) }];
}

function mailgunReport(given: z.infer<typeof Mailgun>["event-data"]): Report[] {
  const { event, severity, recipient, message } = given;
  const which = about(recipient, `<${message?.headers?.["message-id"] ?? ""}`);
  if (event === "complained") return [{ ...which, kind: "complaint" }];
  if (event !== "failed" || severity !== "permanent") return [];
  const { code, message: said } = given["delivery-status"] ?? {};
  const gone = code === 605 || saysGone(said ?? "");
  return [{ ...which, kind: "failed", gone, reason: cameBack(said) }];
}
