import type { Context, Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import { emailSettings } from "@/lib/delivery/channel-config";
import type { Channel, Outgoing, Receipt } from "@/lib/delivery/channels/channel";
import { findDefinitions, findSender } from "@/lib/delivery/due-invitations.store";
import { currentVersions } from "@/lib/delivery/invitation.store";
import { preferencesUrl, signLink, surveyUrl } from "@/lib/delivery/link";
import { surveyMessage } from "@/lib/delivery/message";
import {
  claimCopy,
  copiesOf,
  forgetCopies,
  recordCopy,
  releaseCopy,
} from "@/lib/delivery/seeds/seed.store";
import { takeAllowance } from "@/lib/delivery/take-allowance";
import { env } from "@/lib/ground/env";
import { newId } from "@/lib/ground/ids";
import { dayIn } from "@/lib/ground/moment";
import { SurveyDefinition } from "@/lib/surveys/shapes";

const keptMilliseconds = 90 * 86_400_000;

/** Who a copy is written to in the place of a customer. */
const sample = { "customer.name": "Alex Example" };

interface Asked {
  /** Whose mail customers are about to be sent. */
  surveyIds: readonly string[];
  channel: Channel;
  /** Whether the channel's messages are counted against a limit. */
  limited: boolean;
  signal?: AbortSignal | undefined;
}

interface Copy {
  surveyId: string;
  day: string;
  outgoing: Outgoing;
}

/**
 * Sends the organisation's seed list the mail of surveys that customers are about to be sent, worded
 * for nobody in particular: each address one copy of a survey and day. A copy is no invitation: it is
 * counted nowhere, and its links record nothing. One whose sender stops halfway is not sent again.
 *
 * @returns what was said of the last copy: none follows an outage. Undefined when none was sent
 */
export async function sendSeeds(ctx: Context, asked: Asked): Promise<Receipt | undefined> {
  const { surveyIds, channel, limited, signal } = asked;
  if (surveyIds.length === 0) return undefined;
  let receipt: Receipt | undefined;
  for (const copy of await inTransaction(ctx, (tx) => wantedCopies(tx, surveyIds))) {
    if (signal?.aborted || isOutage(receipt)) return receipt;
    const { address } = copy.outgoing.from;
    if (limited && !(await inTransaction(ctx, (tx) => takeAllowance(tx, "email", address))))
      return receipt;
    receipt = (await handCopy(ctx, channel, copy)) ?? receipt;
  }
  return receipt;
}

/** Whether there is no sense in trying the next mail. */
export function isOutage(
  receipt: Receipt | undefined,
): receipt is Extract<Receipt, { kind: "unreachable" | "interrupted" }> {
  return receipt?.kind === "unreachable" || receipt?.kind === "interrupted";
}

/** Undefined when another sender has it. */
async function handCopy(
  ctx: Context,
  channel: Channel,
  { surveyId, day, outgoing }: Copy,
): Promise<Receipt | undefined> {
  const { address } = outgoing.to;
  const id = await inTransaction(ctx, (tx) => claimCopy(tx, { surveyId, day, address }));
  if (id === undefined) return undefined;
  const receipt = await channel.send(outgoing);
  // What nobody has goes when the server is tried again.
  if (receipt.kind === "unreachable") await inTransaction(ctx, (tx) => releaseCopy(tx, id));
  else await inTransaction(ctx, (tx) => recordCopy(tx, id, toldBy(receipt)));
  return receipt;
}

function toldBy(receipt: Receipt) {
  if (receipt.kind === "accepted") return { status: "sent" as const, failure: null };
  if (receipt.kind === "kept") return { status: "kept" as const, failure: null };
  return { status: "failed" as const, failure: receipt.reason };
}

async function wantedCopies(tx: Tx, surveyIds: readonly string[]): Promise<Copy[]> {
  const row = (await findChannels(tx)).find(({ kind }) => kind === "email");
  const { seeds } = emailSettings(row);
  if (seeds.length === 0) return [];
  const day = dayIn(await timeZoneOf(tx), tx.now());
  const had = await copiesOf(tx, surveyIds, day);
  const missing = surveyIds.flatMap((surveyId) =>
    seeds
      .filter((seed) => !had.some((one) => one.surveyId === surveyId && one.address === seed))
      .map((address) => ({ surveyId, day, address })),
  );
  if (missing.length === 0) return [];
  await forgetCopies(tx, new Date(tx.now().getTime() - keptMilliseconds));
  const words = await wordsOf(
    tx,
    missing.map(({ surveyId }) => surveyId),
  );
  return missing.flatMap(({ address, ...of }) => {
    const worded = words.get(of.surveyId);
    const outgoing = worded && { ...worded, key: newId(), to: { address, name: null } };
    return outgoing ? [{ ...of, outgoing }] : [];
  });
}

/** The mail of each of these surveys, as it is published now. */
async function wordsOf(tx: Tx, surveyIds: readonly string[]) {
  const versions = await currentVersions(tx, surveyIds);
  const definitions = await findDefinitions(tx, [...versions.values()]);
  const sender = await findSender(tx);
  const words = new Map<string, Omit<Outgoing, "key" | "to">>();
  for (const [surveyId, versionId] of versions) {
    const definition = definitions.find(({ id }) => id === versionId)?.definition;
    if (definition === undefined || sender === undefined) continue;
    const token = signLink(
      { organizationId: tx.organizationId, invitationId: surveyId, purpose: "seed" },
      env().AUTH_SECRET,
    );
    const urls = { surveyUrl: surveyUrl(token), preferencesUrl: preferencesUrl(token) };
    const asking = { definition: SurveyDefinition.parse(definition), facts: sample };
    words.set(surveyId, {
      ...surveyMessage({ ...asking, organization: sender.name, ...urls }),
      ...urls,
      from: { name: sender.name, address: sender.mailSender, replyTo: sender.mailReplyTo },
    });
  }
  return words;
}
