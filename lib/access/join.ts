import { changeAccount, consumeToken, findToken } from "@/lib/access/account.store";
import { recordAct } from "@/lib/access/audit";
import { systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { changeMember, findActiveMember } from "@/lib/access/member.store";
import { makeToken } from "@/lib/access/one-time-link";
import { hashPassword } from "@/lib/access/passwords";
import type { Join } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { hashToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

const over = () => new Refusal("unauthenticated", "This link was used before, or has run out.");

/** Follows an invitation: the link is used up. @returns the secret of a link that signs in */
export async function join(door: Door, input: Join): Promise<{ token: string }> {
  const hash = hashToken(input.token);
  const invited = await findToken(door, hash, "join");
  if (!invited) throw over();
  const passwordHash = await hashPassword(input.password);
  const ctx = systemContext(door.database, invited.organizationId, door.now);
  const token = await inTransaction(ctx, async (tx) => {
    if (!(await consumeToken(tx, hash, "join"))) throw over();
    const member = await findActiveMember(tx, invited.accountId);
    if (!member) throw over();
    await changeAccount(tx, invited.accountId, { name: input.name, passwordHash });
    await changeMember(tx, member.id, { joinedAt: tx.now() });
    await recordAct(tx, "member.joined", { kind: "member", id: member.id });
    return makeToken(tx, invited.accountId, "sign-in");
  });
  return { token };
}
