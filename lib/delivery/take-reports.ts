import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { comparable, networkNumber } from "@/lib/delivery/address";
import { goOnWithoutDelivery } from "@/lib/delivery/go-on-without-delivery";
import { insertOptOuts } from "@/lib/delivery/invitee.store";
import type { SendingKind } from "@/lib/delivery/kinds";
import {
  deleteReplies,
  failMessages,
  findByProviderId,
  findLatest,
  knownMailboxes,
  knownNumbers,
  markDelivered,
  type ReportedMessage,
} from "@/lib/delivery/report.store";
import type { Report } from "@/lib/delivery/reports/report";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { storablePart } from "@/lib/ground/storable";

/**
 * What became known of messages after they were handed over. Told twice, it changes nothing more: what
 * came back goes by the next channel once, and a no is a no.
 *
 * @returns how many of the reports were about something known here
 */
export async function takeReports(
  ctx: Context,
  channel: SendingKind,
  reports: readonly Report[],
): Promise<{ taken: number }> {
  permit(ctx, "invitations.send");
  if (reports.length === 0) return { taken: 0 };
  return inTransaction(ctx, async (tx) => {
    const known = await resolved(tx, channel, reports.map(storable));
    const failed = known.flatMap(({ report, message }) =>
      report.kind === "failed" && message ? [{ id: message.id, reason: report.reason }] : [],
    );
    const newlyFailed = await failMessages(tx, failed);
    await goOnWithoutDelivery(tx, newlyFailed);
    await markDelivered(tx, idsOf(known, "delivered"));
    await rememberWishes(tx, known);
    if (newlyFailed.length > 0) await wakeSenderIfDue(tx);
    return { taken: known.length };
  });
}

/** One character that cannot be kept would lose everything that came with it. */
function storable(report: Report): Report {
  const part = (text: string | undefined) => text && storablePart(text);
  const about = { address: part(report.address), providerId: part(report.providerId) };
  if (report.kind !== "failed") return { ...report, ...about };
  return { ...report, ...about, reason: storablePart(report.reason) };
}

interface Known {
  report: Report;
  message: ReportedMessage | undefined;
  /** As it is compared. */
  address: string;
}

/** The reports with the messages they are about; without those that name nothing known here. */
async function resolved(
  tx: Tx,
  channel: SendingKind,
  reports: readonly Report[],
): Promise<Known[]> {
  const messages = [
    ...(await findByProviderId(
      tx,
      channel,
      reports.flatMap(({ providerId }) => providerId ?? []),
    )),
    ...(await findLatest(
      tx,
      channel,
      reports.flatMap(({ invitationId }) => invitationId ?? []),
    )),
  ];
  const found = reports.map((report) => ({ report, message: messageOf(report, messages) }));
  const given = found.flatMap(({ report: { address }, message }) =>
    address && message === undefined ? [comparable(address)] : [],
  );
  const owned = new Set([
    ...(await knownMailboxes(tx, given)),
    ...(await knownNumbers(
      tx,
      given.filter((address) => networkNumber(address) !== null),
    )),
  ]);
  return found.flatMap(({ report, message }) => {
    if (message && isOfAnother(report, message)) return [];
    const address = comparable(message?.address ?? report.address ?? "");
    const said = report.kind === "stop" || report.kind === "start";
    const isKnown = message !== undefined || said || owned.has(address);
    return isKnown && address !== "" ? [{ report, message, address }] : [];
  });
}

function messageOf(
  report: Report,
  messages: readonly ReportedMessage[],
): ReportedMessage | undefined {
  return messages.find(
    ({ providerId, invitationId }) =>
      (providerId !== null && providerId === report.providerId) ||
      invitationId === report.invitationId,
  );
}

/** A mail that was passed on and came back from there has arrived where it was sent. */
function isOfAnother(report: Report, { address }: ReportedMessage): boolean {
  if (report.kind !== "failed" || report.recipients === undefined) return false;
  return !report.recipients.some((one) => comparable(one) === comparable(address));
}

const idsOf = (known: readonly Known[], kind: Report["kind"]) =>
  known.flatMap(({ report, message }) => (report.kind === kind && message ? [message.id] : []));

/** What follows for addresses. Somebody's last word in one post counts, whatever else is told of them. */
async function rememberWishes(tx: Tx, known: readonly Known[]): Promise<void> {
  const to = (fits: (report: Report) => boolean) => {
    const found = known.flatMap(({ report, address }) => (fits(report) ? [address] : []));
    return [...new Set(found)].sort();
  };
  const words = new Map(
    known.flatMap(({ report: { kind }, address }) =>
      kind === "stop" || kind === "start" ? [[address, kind]] : [],
    ),
  );
  const starts = to(({ kind }) => kind === "start").filter((one) => words.get(one) === "start");
  const resumed = await deleteReplies(tx, starts);
  const stops = to(({ kind }) => kind === "stop").filter((one) => words.get(one) === "stop");
  const stopped = await insertOptOuts(tx, stops, "reply");
  const complaints = to(({ kind }) => kind === "complaint");
  const complained = await insertOptOuts(tx, complaints, "complaint");
  const gone = to((report) => report.kind === "failed" && report.gone);
  const bounced = await insertOptOuts(tx, gone, "bounced");
  if (!(resumed || stopped || complained || bounced)) return;
  await recordAct(
    tx,
    "suppressions.reported",
    { kind: "suppression" },
    {
      stops: stops.length,
      starts: starts.length,
      complaints: complaints.length,
      gone: gone.length,
    },
  );
}
