import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { updateVerdict } from "@/lib/delivery/click.store";
import type { Click, JudgeClick } from "@/lib/delivery/click-shapes";
import { clicksOf } from "@/lib/delivery/read-clicks";
import { Refusal } from "@/lib/ground/refusal";

/** Says of an opened link that a person or a machine opened it, or takes that back. */
export async function judgeClick(ctx: Context, input: JudgeClick): Promise<Click> {
  permit(ctx, "invitations.send");
  const { invitationId, clickId, verdict } = input;
  return inTransaction(ctx, async (tx) => {
    await updateVerdict(tx, { invitationId, clickId }, verdict);
    const clicks = (await clicksOf(tx, [invitationId])).get(invitationId) ?? [];
    const judged = clicks.find(({ id }) => id === clickId);
    if (!judged) throw new Refusal("not-found", "There is no such opened link.");
    await recordAct(tx, "click.judged", { kind: "invitation", id: invitationId }, { verdict });
    return judged;
  });
}
