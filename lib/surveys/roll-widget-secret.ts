import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/ground/env";
import { newToken } from "@/lib/ground/ids";
import { seal } from "@/lib/ground/sealed";
import { sealedFor } from "./read-widget";
import { writeWidgetSecret } from "./widget.store";

/** Makes a new secret for the organisation's sites, told this once; the one before ends with it. */
export async function rollWidgetSecret(ctx: Context): Promise<{ secret: string }> {
  permit(ctx, "organization.edit");
  const secret = newToken();
  await inTransaction(ctx, async (tx) => {
    await writeWidgetSecret(tx, seal(secret, sealedFor(tx.organizationId), env().AUTH_SECRET));
    await recordAct(tx, "organization.widget-secret-rolled", { kind: "organization" });
  });
  return { secret };
}
