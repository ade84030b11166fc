import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { changeOrganization, findOrganization } from "@/lib/access/organization.store";
import { permit } from "@/lib/access/permit";
import type { EditOrganization } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** The organisation's own settings. Joins the transaction of the context if there is one. */
export async function readOrganization(ctx: Context) {
  permit(ctx, "organization.read");
  const found = await inTransaction(ctx, findOrganization);
  if (!found) throw new Refusal("not-found", "There is no such organisation.");
  const { grossMargin, ...rest } = found;
  return { ...rest, grossMargin: grossMargin === null ? null : Number(grossMargin) };
}

/** Changes the organisation's settings. */
export async function editOrganization(ctx: Context, input: EditOrganization): Promise<void> {
  permit(ctx, "organization.edit");
  const { grossMarginPercent, mailSender, mailReplyTo, ...rest } = input;
  const change = {
    ...rest,
    // Moved in decimal, so that 7.1 % is stored as 0.071 and not as its binary neighbour.
    grossMargin: grossMarginPercent === null ? null : `${grossMarginPercent.toFixed(2)}e-2`,
    mailSender: mailSender || null,
    mailReplyTo: mailReplyTo || null,
  };
  await inTransaction(ctx, async (tx) => {
    await changeOrganization(tx, change);
    const detail = { ...rest, grossMarginPercent };
    await recordAct(tx, "organization.edited", { kind: "organization" }, detail);
  });
}
