import { claimInstallation, ensureAccount, findInstallation } from "@/lib/access/account.store";
import { recordAct } from "@/lib/access/audit";
import { systemContext, type Tx } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { insertMember } from "@/lib/access/member.store";
import { makeToken } from "@/lib/access/one-time-link";
import { insertOrganization } from "@/lib/access/organization.store";
import { hashPassword } from "@/lib/access/passwords";
import type { SetUp } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** What the first organisation is made of; without a password one signs in by link. */
export interface Foundation extends Omit<SetUp, "password"> {
  password?: string;
  demo?: boolean;
}

/** Whether there is an organisation yet. */
export async function isSetUp(door: Door): Promise<boolean> {
  return (await findInstallation(door)) !== undefined;
}

/** Makes the organisation and its first administrator; `more` joins the same transaction. */
export async function found(
  door: Door,
  foundation: Foundation,
  more: (tx: Tx, accountId: string) => Promise<void> = async () => {},
): Promise<string> {
  const { organizationName, name, email, password, demo = false } = foundation;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const ctx = systemContext(door.database, newId(), door.now);
  await inTransaction(ctx, async (tx) => {
    if (!(await claimInstallation(tx))) {
      throw new Refusal("conflict", "Vocal is already set up. Sign in instead.");
    }
    await insertOrganization(tx, { name: organizationName, demo });
    const accountId = await ensureAccount(tx, { id: newId(), email, name, passwordHash });
    const joinedAt = tx.now();
    await insertMember(tx, { id: newId(), accountId, role: "administrator", joinedAt });
    await recordAct(tx, "organization.created", { kind: "organization", id: ctx.organizationId });
    await more(tx, accountId);
  });
  return ctx.organizationId;
}

/** The first-run setup: possible once. @returns the secret of a link that signs in */
export async function setUp(door: Door, input: SetUp): Promise<{ token: string }> {
  let token = "";
  await found(door, input, async (tx, accountId) => {
    token = await makeToken(tx, accountId, "sign-in");
  });
  return { token };
}
