import { z } from "zod";
import type { Report } from "@/lib/delivery/reports/report";

const mostReports = 1_000;
const longestReason = 300;

const WebhookReport = z.object({
  /** The message's `id` as it was posted, or what the receiver called it in its reply. */
  message: z.string().min(1).max(1_000),
  status: z.enum(["delivered", "failed", "opted-out"]),
  /** False: the receiver is still trying, and nothing follows yet. */
  permanent: z.boolean().default(true),
  reason: z.string().optional().catch(undefined),
});

/** One report, or as many as there are to tell. */
const WebhookReports = z.union([
  z.record(z.string(), z.unknown()).transform((one) => [one]),
  z.array(z.unknown()).max(mostReports),
]);

/** An invitation's id, of a reminder with its number. */
const ownKey = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\d{1,2})?$/i;

/**
 * The reports in what a webhook's receiver posts; undefined where it is none. Those that say nothing that
 * is known here, as that something was read, are left out: the others with them count.
 */
export function readWebhookReports(body: unknown): Report[] | undefined {
  return WebhookReports.safeParse(body).data?.flatMap((one) => {
    const { data } = WebhookReport.safeParse(one);
    return data ? reportOf(data) : [];
  });
}

function reportOf({
  message,
  status,
  permanent,
  reason = "no reason given",
}: z.infer<typeof WebhookReport>): Report[] {
  const which = {
    providerId: message,
    invitationId: ownKey.exec(message)?.[1]?.toLowerCase(),
  };
  if (status === "opted-out") return [{ ...which, kind: "stop" }];
  if (status === "delivered") return [{ ...which, kind: "delivered" }];
  if (!permanent) return [];
  // Whether other channels reach the same number or mailbox is not known from this one.
  const said = `It did not arrive: ${reason}`.slice(0, longestReason);
  return [{ ...which, kind: "failed", gone: false, reason: said }];
}
