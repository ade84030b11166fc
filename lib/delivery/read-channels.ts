import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { takenToday, warmUpLimit } from "@/lib/delivery/allowance";
import { type Brought, broughtOf } from "@/lib/delivery/brought";
import { countCallsSince } from "@/lib/delivery/calls/call.store";
import { type ChannelRow, countMessagesSince, findChannels } from "@/lib/delivery/channel.store";
import {
  emailSettings,
  letterSettings,
  phoneSettings,
  secretsOf,
  smsSettings,
  webhookSettings,
  widgetSettings,
} from "@/lib/delivery/channel-config";
import { isOpen } from "@/lib/delivery/circuit";
import {
  broughtKinds,
  type PlannedKind,
  plannedKinds,
  type SendingKind,
} from "@/lib/delivery/kinds";
import { receiptsUrl } from "@/lib/delivery/link";
import { sendsMail } from "@/lib/delivery/sends-mail";
import { defaultSender } from "@/lib/ground/mail";

const day = 86_400_000;

/** How a channel does: whether it is used, what it did in the last day, and what is the matter. */
export interface ChannelHealth {
  kind: PlannedKind;
  state: "off" | "not-set-up" | "keeps" | "working" | "failing" | "waiting" | "neglected";
  problem: string | null;
  problemAt: Date | null;
  /** Until when nothing is tried; null unless its circuit is open. */
  openUntil: Date | null;
  sent: number;
  failed: number;
  latestAt: Date | null;
  /** Of channels that members or customers take from; null of others, and until it is set up. */
  brought: Brought | null;
}

/** The health of every channel, for whoever may see messages. */
export async function readChannelHealth(ctx: Context): Promise<ChannelHealth[]> {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => healthOf(tx, await findChannels(tx)));
}

async function healthOf(tx: Tx, rows: readonly ChannelRow[]): Promise<ChannelHealth[]> {
  const counts = await countsSince(tx, new Date(tx.now().getTime() - day));
  const brought = new Map<PlannedKind, Brought>();
  for (const kind of broughtKinds) {
    if (rows.some((row) => row.kind === kind)) brought.set(kind, await broughtOf(tx, kind));
  }
  return plannedKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const state = stateOf(kind, row, tx.now());
    const waits = brought.get(kind) ?? null;
    const mine = counts.filter((one) => one.kind === kind);
    const sum = (...statuses: string[]) =>
      mine.reduce((n, one) => (statuses.includes(one.status) ? n + one.n : n), 0);
    const latest = Math.max(...mine.map(({ latestAt }) => latestAt?.getTime() ?? 0), 0);
    return {
      kind,
      state: state === "working" && waits?.neglected ? "neglected" : state,
      brought: waits,
      problem: row?.problem ?? null,
      problemAt: row?.problemAt ?? null,
      openUntil: row && isOpen(row, tx.now()) ? row.openUntil : null,
      sent: sum("sent"),
      failed: sum("failed"),
      latestAt: latest > 0 ? new Date(latest) : null,
    };
  });
}

/** What was sent, and the calls: one in which somebody was spoken to counts as sent. */
async function countsSince(tx: Tx, since: Date) {
  const calls = await countCallsSince(tx, since);
  return [
    ...(await countMessagesSince(tx, since)),
    ...calls.map(({ outcome, n, latestAt }) => ({
      kind: "phone" as const,
      status: outcome === "not-reached" ? ("failed" as const) : ("sent" as const),
      ...{ n, latestAt },
    })),
  ];
}

function stateOf(
  kind: PlannedKind,
  row: ChannelRow | undefined,
  now: Date,
): ChannelHealth["state"] {
  if (row && !row.active) return "off";
  if (!row && kind !== "email") return "not-set-up";
  if (row && isOpen(row, now)) return "waiting";
  if (row && row.failures > 0) return "failing";
  return kind !== "email" || sendsMail(row) ? "working" : "keeps";
}

/** Whether mail is warmed up, and where that stands today; null once there is no limit any more. */
function warmUpShown(row: ChannelRow | undefined, now: Date) {
  const limit = row ? warmUpLimit(row.warmUpFrom, now) : null;
  const warming =
    row && limit !== null
      ? { domain: row.warmUpDomain, limit, today: takenToday(row, row, now) }
      : null;
  return { warmUp: row !== undefined && row.warmUpFrom !== null, warming };
}

/** How every channel is set up, without its secrets: those are never shown again. */
export async function readChannels(ctx: Context) {
  permit(ctx, "channels.manage");
  const { mailSender } = await readOrganization(ctx);
  return inTransaction(ctx, async (tx) => {
    const rows = await findChannels(tx);
    const of = (kind: PlannedKind) => rows.find((one) => one.kind === kind);
    const has = (kind: SendingKind, name: string) => {
      const row = of(kind);
      return row !== undefined && secretsOf(row)[name] !== undefined;
    };
    const common = (kind: PlannedKind) => ({
      active: of(kind)?.active ?? kind === "email",
      perMinute: of(kind)?.perMinute ?? null,
    });
    const sender = mailSender ?? defaultSender().address;
    const email = { ...common("email"), sender, ...warmUpShown(of("email"), tx.now()) };
    const receipts = (kind: SendingKind) => receiptsUrl(kind, tx.organizationId);
    return {
      health: await healthOf(tx, rows),
      receipts: {
        email: receipts("email"),
        sms: receipts("sms"),
        webhook: receipts("webhook"),
      },
      email: { ...email, ...emailSettings(of("email")), hasPassword: has("email", "password") },
      sms: { ...common("sms"), settings: smsSettings(of("sms")), hasSecret: has("sms", "secret") },
      letter: { active: of("letter")?.active ?? false, ...letterSettings(of("letter")) },
      phone: { active: of("phone")?.active ?? false, ...phoneSettings(of("phone")) },
      webhook: { ...common("webhook"), settings: webhookSettings(of("webhook")) },
      widget: { active: of("widget")?.active ?? false, ...widgetSettings(of("widget")) },
    };
  });
}
