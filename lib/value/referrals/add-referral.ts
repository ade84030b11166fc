import { DateTime } from "luxon";
import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { type FieldProblem, Refusal } from "@/lib/ground/refusal";
import { readValueSettings } from "@/lib/value/histories.store";
import {
  countReferrals,
  findByExternalId,
  holdReferrer,
  insertReferrals,
} from "@/lib/value/referrals/referral.store";
import { referralsAreCounted } from "@/lib/value/referrals/referrals-kpi";
import type { AddReferral } from "@/lib/value/referrals/shapes";

/** Writes down by hand that a customer sent somebody: one who is known, or so many who are not. */
export async function addReferral(
  ctx: Context,
  { customerId, day, referred, count }: AddReferral,
): Promise<void> {
  permit(ctx, "customers.write");
  await inTransaction(ctx, async (tx) => {
    const { today, timeZone } = await readValueSettings(tx);
    if (day > today) refuse("day", "future", "This day is still to come.");
    const isCounted = await referralsAreCounted(tx);
    if (!(await holdReferrer(tx, customerId))) {
      throw new Refusal("not-found", "There is no such customer.");
    }
    const id = newId();
    const occurredAt = DateTime.fromISO(day, { zone: timeZone }).toJSDate();
    const referredId = referred === "" ? null : await personOf(tx, customerId, referred);
    await insertReferrals(tx, [
      { id, externalId: null, customerId, occurredAt, referredId, count },
    ]);
    if (isCounted) await countReferrals(tx, [customerId]);
    await recordAct(tx, "referral.added", { kind: "referral", id }, { day, count });
  });
}

async function personOf(tx: Tx, customerId: string, externalId: string): Promise<string> {
  const found = await findByExternalId(tx, externalId);
  if (!found) return refuse("referred", "unknown", "No customer has this id.");
  if (found === customerId) return refuse("referred", "same", "Nobody refers themselves.");
  return found;
}

function refuse(path: string, code: string, message: string): never {
  const fields: FieldProblem[] = [{ path, code, message }];
  throw new Refusal("invalid", message, { fields });
}
