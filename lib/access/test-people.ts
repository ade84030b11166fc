import { ensureAccount } from "@/lib/access/account.store";
import type { Context } from "@/lib/access/context";
import { changeMember, insertMember } from "@/lib/access/member.store";
import { hashPassword } from "@/lib/access/passwords";
import type { Role } from "@/lib/access/roles";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

export const testPassword = "correct horse battery";
let hashed: Promise<string> | undefined;

/** A member who has joined, for tests: a context to act as them, and how they sign in. */
export async function testMember(ctx: Context, role: Role) {
  hashed ??= hashPassword(testPassword);
  const passwordHash = await hashed;
  const [id, name] = [newId(), `The ${role}`];
  const email = `${id}@example.com`;
  const accountId = await inTransaction(ctx, async (tx) => {
    const account = await ensureAccount(tx, { id: newId(), email, name, passwordHash });
    await insertMember(tx, { id, accountId: account, role });
    await changeMember(tx, id, { joinedAt: tx.now() });
    return account;
  });
  const as: Context = { ...ctx, actor: { kind: "member", id, role, name, email } };
  return { id, accountId, email, as };
}
