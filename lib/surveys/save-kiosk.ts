import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { hashPassword } from "@/lib/access/passwords";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { findKiosk, writeKiosk } from "./kiosk.store";
import type { Kiosk, SaveKiosk } from "./kiosk-shapes";
import { surveyById } from "./read";
import { kioskOf } from "./read-kiosk";

/** Switches a survey's kiosk on or off, and sets the code by which it is left; of that a hash is kept. */
export async function saveKiosk(
  ctx: Context,
  { surveyId, active, exitCode }: SaveKiosk,
): Promise<Kiosk> {
  permit(ctx, "surveys.publish");
  const given = exitCode === "" ? undefined : await hashPassword(exitCode);
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    const before = await findKiosk(tx, surveyId);
    if (!before) throw new Refusal("conflict", "Make the survey's open link first.");
    const exitHash = given ?? before.exitHash;
    if (exitHash === null) throw noCode();
    await writeKiosk(tx, surveyId, { active, exitHash });
    const act = active ? "survey.kiosk-opened" : "survey.kiosk-closed";
    await recordAct(tx, act, { kind: "survey", id: surveyId });
    return kioskOf({ ...before, active });
  });
}

function noCode(): Refusal {
  const message = "Choose the code by which the kiosk is left.";
  const fields = [{ path: "exitCode", code: "required", message }];
  return new Refusal("invalid", message, { fields });
}
