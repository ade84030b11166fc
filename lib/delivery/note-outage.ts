import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { holdChannel, insertChannel, storeCircuit } from "@/lib/delivery/channel.store";
import { plainEmail } from "@/lib/delivery/channel-config";
import { afterFailure } from "@/lib/delivery/circuit";
import type { SendingKind } from "@/lib/delivery/kinds";
import type { Outcome } from "@/lib/delivery/outcome";
import { haveTold } from "@/lib/delivery/telling/have-told";
import { log } from "@/lib/ground/log";

const breathMilliseconds = 1000;

/**
 * Writes down that a channel could not be used; when its circuit opens, that is told once.
 *
 * @returns when it may be tried again
 */
export async function noteOutage(
  ctx: Context,
  kind: SendingKind,
  { reason, retryAfterSeconds }: NonNullable<Outcome["outage"]>,
): Promise<Date> {
  return inTransaction(ctx, async (tx) => {
    const soon = new Date(tx.now().getTime() + breathMilliseconds);
    if (kind === "email") await insertChannel(tx, kind, plainEmail);
    const row = await holdChannel(tx, kind);
    if (!row) return soon;
    const state = afterFailure(row, tx.now(), retryAfterSeconds);
    await storeCircuit(tx, kind, { ...state, problem: reason });
    if (state.openUntil !== null) await haveTold(tx, kind, row, reason);
    if (row.openUntil === null && state.openUntil !== null) {
      log.warn("channel.failing", { organizationId: tx.organizationId, channel: kind });
      await recordAct(tx, "channel.failing", { kind: "channel" }, { channel: kind });
    }
    return state.openUntil ?? soon;
  });
}

/** Writes down that a channel works again. */
export async function noteRecovery(ctx: Context, kind: SendingKind): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await holdChannel(tx, kind);
    if (!row || row.failures === 0) return;
    await storeCircuit(tx, kind, { failures: 0, openUntil: null, problem: null });
    await haveTold(tx, kind, row, null);
    if (row.openUntil === null) return;
    await recordAct(tx, "channel.recovered", { kind: "channel" }, { channel: kind });
  });
}
