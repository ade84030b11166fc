import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { readDigestReaders } from "@/lib/access/weekly-digest";
import { inTransaction } from "@/lib/db/transaction";
import { preferencesUrl, signLink } from "@/lib/delivery/link";
import { claimDigest, claimedMembers, markSent, releaseDigest } from "@/lib/digest/digest.store";
import { digestMail } from "@/lib/digest/digest-mail";
import { digestWeek } from "@/lib/digest/digest-week";
import { type Digest, readDigest } from "@/lib/digest/read-digest";
import { env } from "@/lib/ground/env";
import { defaultSender, type Handover, type MailServer, mailServer } from "@/lib/ground/mail";

type Reader = Awaited<ReturnType<typeof readDigestReaders>>[number];

/**
 * Mails the weekly digest to whoever switched it on and has not had this week's. A mail is claimed
 * before it is handed over, so that no two workers send it; what the server refused for now is let go
 * and tried again in an hour.
 *
 * @returns how many were handed over
 */
export async function sendDigests(
  ctx: Context,
  { server = mailServer(), signal }: { server?: MailServer | undefined; signal?: AbortSignal } = {},
): Promise<number> {
  if (!server) return 0;
  const { timeZone } = await readOrganization(ctx);
  const week = digestWeek(ctx.now(), timeZone);
  if (week === null) return 0;
  const claimed = await inTransaction(ctx, (tx) => claimedMembers(tx, week));
  const waiting = (await readDigestReaders(ctx)).filter(({ id }) => !claimed.has(id));
  if (waiting.length === 0) return 0;
  const digest = await readDigest(ctx, week);
  let sent = 0;
  for (const reader of waiting) {
    if (signal?.aborted) break;
    const handover = await handTo(ctx, { reader, week, digest, server });
    if (handover?.kind === "accepted") sent++;
    // The others would meet the same: the next hour tries again.
    if (handover?.kind === "unreachable") break;
  }
  return sent;
}

interface Sending {
  reader: Reader;
  week: string;
  digest: Digest;
  server: MailServer;
}

async function handTo(
  ctx: Context,
  { reader, week, digest, server }: Sending,
): Promise<Handover | undefined> {
  const id = await inTransaction(ctx, (tx) => claimDigest(tx, reader.id, week));
  if (id === undefined) return undefined;
  const { APP_URL: appUrl, AUTH_SECRET } = env();
  const { organizationId } = ctx;
  const link = { organizationId, invitationId: reader.id, purpose: "digest" as const };
  const unsubscribeUrl = preferencesUrl(signLink(link, AUTH_SECRET));
  const handover = await server.hand({
    from: defaultSender(),
    to: { address: reader.email, name: reader.name },
    ...digestMail(digest, { appUrl, unsubscribeUrl }),
    messageKey: `digest-${id}`,
    unsubscribeUrl,
  });
  await inTransaction(ctx, async (tx) => {
    if (handover.kind === "accepted") await markSent(tx, id);
    else if (isForNow(handover)) await releaseDigest(tx, id);
  });
  return handover;
}

/** Nobody has the mail, and a later attempt may fare better. */
function isForNow(handover: Handover): boolean {
  return handover.kind === "unreachable" || (handover.kind === "refused" && !handover.permanent);
}
