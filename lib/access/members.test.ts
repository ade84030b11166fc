import { beforeAll, expect, test } from "vitest";
import { authenticateSession } from "@/lib/access/authenticate-session";
import { systemContext } from "@/lib/access/context";
import { inviteMember, renewLink } from "@/lib/access/invite-member";
import { join } from "@/lib/access/join";
import { changeRole, deactivateMember, readMembers } from "@/lib/access/members";
import type { Role } from "@/lib/access/roles";
import { found } from "@/lib/access/set-up";
import { InviteMember } from "@/lib/access/shapes";
import { signIn } from "@/lib/access/sign-in";
import { testMember } from "@/lib/access/test-people";
import { readLink, useSignInLink } from "@/lib/access/use-sign-in-link";
import { testDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ground/ids";
import { openMailServer } from "@/lib/ground/mail";
import { startTestMailServer } from "@/lib/ground/test-mail-server";

const db = testDatabase();
const mail = startTestMailServer();
const door = () => ({ database: db.database(), now: () => new Date() });
let organizationId = "";
const ours = () => systemContext(db.database(), organizationId);
const password = "a long enough password";

const invited = (role: Role = "builder") =>
  InviteMember.parse({ email: `${newId()}@Example.com`, name: "Ada", role });

async function invitedLink(role?: Role): Promise<string> {
  const delivery = await inviteMember(ours(), invited(role), undefined);
  return delivery.mailed ? "" : (delivery.url.split("/").at(-1) ?? "");
}

beforeAll(async () => {
  const root = { organizationName: "Example", name: "Root", email: "root@example.com" };
  organizationId = await found(door(), root);
});

test("an invitation goes out by mail, and its link makes a member who can sign in", async () => {
  const server = openMailServer(mail.url());
  const input = invited("manager");
  expect(await inviteMember(ours(), input, server)).toEqual({ mailed: true });
  server.close();
  const [letter] = mail.received;
  expect(letter?.recipient).toBe(input.email);
  expect(letter?.subject).toBe("Join Example on Vocal");
  const token = /\/join\/([\w-]{43})/.exec(letter?.text ?? "")?.[1] ?? "";
  expect(await readLink(door(), token, "join")).toMatchObject({ organizationName: "Example" });
  const signInLink = await join(door(), { token, name: "Ada L.", password });
  const claim = await useSignInLink(door(), signInLink, null);
  const signedIn = await authenticateSession(door(), claim);
  expect(signedIn?.ctx.actor).toMatchObject({ role: "manager", name: "Ada L." });
  const caller = { address: newId(), userAgent: null };
  await expect(signIn(door(), { email: input.email, password }, caller)).resolves.toBeDefined();
});

test("without a mail server, or when it refuses, the administrator gets the link to hand over", async () => {
  expect(await inviteMember(ours(), invited(), undefined)).toMatchObject({ mailed: false });
  const server = openMailServer("smtp://127.0.0.1:1");
  expect(await inviteMember(ours(), invited(), server)).toMatchObject({ mailed: false });
  server.close();
});

test("looking at an invitation changes nothing; it is used up by joining, once", async () => {
  const token = await invitedLink();
  for (let n = 0; n < 3; n++) expect(await readLink(door(), token, "join")).toBeDefined();
  const tries = [1, 2, 3, 4].map((n) => join(door(), { token, name: `Ada ${n}`, password }));
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readLink(door(), token, "join")).toBeUndefined();
});

test("an invitation runs out after a week", async () => {
  const token = await invitedLink();
  const later = { ...door(), now: () => new Date(Date.now() + 7.1 * 86_400_000) };
  expect(await readLink(later, token, "join")).toBeUndefined();
  const attempt = join(later, { token, name: "Ada", password });
  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
});

test("an invitation does not sign in, and a link to sign in does not join", async () => {
  const token = await invitedLink();
  await expect(useSignInLink(door(), { token }, null)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const ada = await testMember(ours(), "agent");
  const link = await renewLink(ours(), { memberId: ada.id }, undefined);
  const secret = link.mailed ? "" : (link.url.split("/").at(-1) ?? "");
  const attempt = join(door(), { token: secret, name: "Eve", password });
  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a new link ends the one before", async () => {
  const input = invited();
  const first = await inviteMember(ours(), input, undefined);
  const added = (await readMembers(ours())).find((each) => each.email === input.email);
  await renewLink(ours(), { memberId: added?.id ?? "" }, undefined);
  const token = first.mailed ? "" : (first.url.split("/").at(-1) ?? "");
  expect(await readLink(door(), token, "join")).toBeUndefined();
});

test("nobody is invited twice", async () => {
  const input = invited();
  await inviteMember(ours(), input, undefined);
  await expect(inviteMember(ours(), input, undefined)).rejects.toMatchObject({
    code: "conflict",
    fields: [{ path: "email" }],
  });
});

test("a deactivated member's invitation is void", async () => {
  const input = invited();
  const delivery = await inviteMember(ours(), input, undefined);
  const added = (await readMembers(ours())).find((each) => each.email === input.email);
  await deactivateMember(ours(), { memberId: added?.id ?? "" });
  const token = delivery.mailed ? "" : (delivery.url.split("/").at(-1) ?? "");
  const attempt = join(door(), { token, name: "Ada", password });
  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
});

test("two administrators who demote each other at once: one remains", async () => {
  const ctx = await db.context();
  const [one, two] = [
    await testMember(ctx, "administrator"),
    await testMember(ctx, "administrator"),
  ];
  const results = await Promise.allSettled([
    changeRole(one.as, { memberId: two.id, role: "agent" }),
    changeRole(two.as, { memberId: one.id, role: "agent" }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = (await readMembers(ctx)).filter(({ role }) => role === "administrator");
  expect(left).toHaveLength(1);
});

test("the last administrator can be neither demoted nor deactivated", async () => {
  const ctx = await db.context();
  const root = await testMember(ctx, "administrator");
  await expect(changeRole(root.as, { memberId: root.id, role: "manager" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(deactivateMember(root.as, { memberId: root.id })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a member of another organisation cannot be named", async () => {
  const [mine, theirs] = [await db.context(), await db.context()];
  const root = await testMember(mine, "administrator");
  const stranger = await testMember(theirs, "agent");
  const missing = { code: "not-found" };
  await expect(deactivateMember(root.as, { memberId: stranger.id })).rejects.toMatchObject(missing);
  await expect(renewLink(root.as, { memberId: stranger.id }, undefined)).rejects.toMatchObject(
    missing,
  );
  expect((await readMembers(root.as)).map(({ id }) => id)).toEqual([root.id]);
});

test.each<Role>(["builder", "manager", "agent"])("a %s manages no members", async (role) => {
  const ctx = await db.context();
  const { as, id } = await testMember(ctx, role);
  const forbidden = { code: "forbidden" };
  await expect(inviteMember(as, invited(), undefined)).rejects.toMatchObject(forbidden);
  await expect(changeRole(as, { memberId: id, role: "administrator" })).rejects.toMatchObject(
    forbidden,
  );
  await expect(readMembers(as)).rejects.toMatchObject(forbidden);
});
