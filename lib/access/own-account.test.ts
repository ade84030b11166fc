import { beforeAll, expect, test } from "vitest";
import { authenticateSession } from "@/lib/access/authenticate-session";
import { systemContext } from "@/lib/access/context";
import { makeToken } from "@/lib/access/one-time-link";
import { changeName, changePassword, readOwnAccount } from "@/lib/access/own-account";
import { found } from "@/lib/access/set-up";
import { signIn } from "@/lib/access/sign-in";
import { testMember, testPassword } from "@/lib/access/test-people";
import { useSignInLink } from "@/lib/access/use-sign-in-link";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const door = () => ({ database: db.database(), now: () => new Date() });
let organizationId = "";
const ours = () => systemContext(db.database(), organizationId);
const enter = (email: string, password: string) =>
  signIn(door(), { email, password }, { address: newId(), userAgent: null });

beforeAll(async () => {
  const root = { organizationName: "Example", name: "Root", email: "root@example.com" };
  organizationId = await found(door(), root);
});

test("a new password replaces the old one and ends every other session", async () => {
  const ada = await testMember(ours(), "agent");
  const [here, there] = [
    await enter(ada.email, testPassword),
    await enter(ada.email, testPassword),
  ];
  const change = { present: testPassword, password: "another good password" };
  await changePassword(ada.as, change, here.sessionId);
  expect(await authenticateSession(door(), here)).toBeDefined();
  expect(await authenticateSession(door(), there)).toBeUndefined();
  await expect(enter(ada.email, testPassword)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(enter(ada.email, "another good password")).resolves.toBeDefined();
});

test("a new password ends the links to sign in that were made before it", async () => {
  const ada = await testMember(ours(), "agent");
  const token = await inTransaction(ours(), (tx) => makeToken(tx, ada.accountId, "sign-in"));
  await changePassword(ada.as, { present: testPassword, password: "another good password" });
  await expect(useSignInLink(door(), { token }, null)).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("without the present password there is no new one", async () => {
  const ada = await testMember(ours(), "agent");
  const attempt = changePassword(ada.as, { present: "wrong", password: "another good password" });
  await expect(attempt).rejects.toMatchObject({ code: "invalid", fields: [{ path: "present" }] });
  await expect(enter(ada.email, testPassword)).resolves.toBeDefined();
});

test("whoever guesses the present password is soon held back", async () => {
  const ada = await testMember(ours(), "agent");
  const guess = () =>
    changePassword(ada.as, { present: "wrong", password: "another good password" });
  const codes: unknown[] = [];
  for (let i = 0; i < 21; i += 1) codes.push(await guess().catch(({ code }) => code));
  expect(new Set(codes.slice(0, 20))).toEqual(new Set(["invalid"]));
  expect(codes[20]).toBe("throttled");
});

test("one can change one's own name", async () => {
  const ada = await testMember(ours(), "agent");
  await changeName(ada.as, { name: "Ada Lovelace" });
  const signedIn = await authenticateSession(door(), await enter(ada.email, testPassword));
  expect(signedIn?.ctx.actor).toMatchObject({ name: "Ada Lovelace" });
});

test("a key has no account of its own", async () => {
  const key = { ...ours(), actor: { kind: "api-key", id: newId(), scopes: ["admin"] } } as const;
  await expect(readOwnAccount(key)).rejects.toMatchObject({ code: "forbidden" });
});
