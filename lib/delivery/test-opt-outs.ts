import { eq } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import { optOut } from "@/lib/db/tables/delivery";
import { inTransaction } from "@/lib/db/transaction";

/** The addresses that are not written to, each with why; tests only. */
export function listed(ctx: Context) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .select({ address: optOut.address, source: optOut.source })
      .from(optOut)
      .where(eq(optOut.organizationId, ctx.organizationId));
    return rows.map(({ address, source }) => [address, source]);
  });
}
