import type { Context } from "@/lib/access/context";
import { listAdministrators } from "@/lib/access/member.store";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";

/** Who is told when something needs an administrator. */
export async function readAdministrators(ctx: Context) {
  permit(ctx, "members.read");
  return inTransaction(ctx, listAdministrators);
}
