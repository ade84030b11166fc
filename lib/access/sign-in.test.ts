import { beforeAll, expect, test } from "vitest";
import { authenticateSession } from "@/lib/access/authenticate-session";
import { systemContext } from "@/lib/access/context";
import { deactivateMember, reactivateMember, signOutMember } from "@/lib/access/members";
import { describeAgent } from "@/lib/access/open-session";
import { endOwnSession, readOwnAccount } from "@/lib/access/own-account";
import { found } from "@/lib/access/set-up";
import { signIn } from "@/lib/access/sign-in";
import { testMember, testPassword } from "@/lib/access/test-people";
import { signInAttempt } from "@/lib/db/tables/access";
import { testDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
let clock = new Date("2026-05-01T10:00:00Z");
const now = () => clock;
const door = () => ({ database: db.database(), now });
let organizationId = "";

/** Each test comes from an address of its own. */
const from = (address = newId()) => ({ address, userAgent: null });
const ours = () => systemContext(db.database(), organizationId, now);
const enter = (email: string, password = testPassword, caller = from()) =>
  signIn(door(), { email, password }, caller);

beforeAll(async () => {
  organizationId = await found(door(), {
    organizationName: "Example",
    name: "Root",
    email: "root@example.com",
  });
});

test("the right password opens a session that names the member", async () => {
  const ada = await testMember(ours(), "builder");
  const claim = await enter(ada.email);
  const signedIn = await authenticateSession(door(), claim);
  expect(signedIn?.ctx.actor).toMatchObject({ kind: "member", id: ada.id, role: "builder" });
  expect(signedIn?.organizationName).toBe("Example");
});

test("unknown, wrong and deactivated get one and the same answer", async () => {
  const [ada, gone, root] = [
    await testMember(ours(), "agent"),
    await testMember(ours(), "agent"),
    await testMember(ours(), "administrator"),
  ];
  await deactivateMember(root.as, { memberId: gone.id });
  const refusals = [
    await enter("nobody@example.com").catch((error) => error),
    await enter(ada.email, "wrong password").catch((error) => error),
    await enter(gone.email).catch((error) => error),
    await enter("root@example.com", "").catch((error) => error),
  ];
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ code: "unauthenticated", message: refusals[0].message });
  }
});

test("a session ends when its member ends it, and only that one", async () => {
  const ada = await testMember(ours(), "manager");
  const [one, two] = [await enter(ada.email), await enter(ada.email)];
  await endOwnSession(ada.as, { sessionId: one.sessionId });
  expect(await authenticateSession(door(), one)).toBeUndefined();
  expect(await authenticateSession(door(), two)).toBeDefined();
  const { sessions } = await readOwnAccount(ada.as);
  expect(sessions.map((session) => session.id)).toEqual([two.sessionId]);
});

test("nobody ends another member's session by its id", async () => {
  const [ada, eve] = [await testMember(ours(), "agent"), await testMember(ours(), "agent")];
  const claim = await enter(ada.email);
  const attempt = endOwnSession(eve.as, { sessionId: claim.sessionId });
  await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  expect(await authenticateSession(door(), claim)).toBeDefined();
});

test("deactivating a member ends their sessions at once, reactivating does not bring them back", async () => {
  const [ada, root] = [
    await testMember(ours(), "agent"),
    await testMember(ours(), "administrator"),
  ];
  const claim = await enter(ada.email);
  await deactivateMember(root.as, { memberId: ada.id });
  expect(await authenticateSession(door(), claim)).toBeUndefined();
  await reactivateMember(root.as, { memberId: ada.id });
  expect(await authenticateSession(door(), claim)).toBeUndefined();
  expect(await authenticateSession(door(), await enter(ada.email))).toBeDefined();
});

test("an administrator signs a member out everywhere", async () => {
  const [ada, root] = [
    await testMember(ours(), "agent"),
    await testMember(ours(), "administrator"),
  ];
  const claims = [await enter(ada.email), await enter(ada.email)];
  await signOutMember(root.as, { memberId: ada.id });
  for (const claim of claims) expect(await authenticateSession(door(), claim)).toBeUndefined();
});

test("a session is over after two weeks", async () => {
  const ada = await testMember(ours(), "agent");
  const claim = await enter(ada.email);
  const later = (days: number) => () => new Date(clock.getTime() + days * 86_400_000);
  expect(await authenticateSession({ ...door(), now: later(13.9) }, claim)).toBeDefined();
  expect(await authenticateSession({ ...door(), now: later(14.1) }, claim)).toBeUndefined();
});

test("a session's id is worth nothing under another organisation's", async () => {
  const ada = await testMember(ours(), "agent");
  const { sessionId } = await enter(ada.email);
  const other = await db.context();
  const claim = { organizationId: other.organizationId, sessionId };
  expect(await authenticateSession(door(), claim)).toBeUndefined();
});

async function attempts(count: number, email: string, caller?: ReturnType<typeof from>) {
  const wrong = () => enter(email, "wrong password", caller).catch((error) => error.code);
  return Promise.all(Array.from({ length: count }, wrong));
}

test("attempts at once are all counted: the twenty-first is throttled, right or wrong", async () => {
  const ada = await testMember(ours(), "agent");
  const codes = await attempts(25, ada.email);
  expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(20);
  expect(codes.filter((code) => code === "throttled")).toHaveLength(5);
  await expect(enter(ada.email)).rejects.toMatchObject({ code: "throttled" });
});

test("throttling tells nothing about whether the account exists", async () => {
  const ada = await testMember(ours(), "agent");
  const count = (codes: string[]) => codes.filter((code) => code === "throttled").length;
  const known = count(await attempts(23, ada.email));
  const unknown = count(await attempts(23, `${newId()}@example.com`));
  expect(unknown).toBe(known);
});

test("one address cannot try many accounts", async () => {
  const caller = from();
  const codes = [];
  for (let n = 0; n < 4; n++) codes.push(...(await attempts(16, `${newId()}@x.example`, caller)));
  expect(codes.filter((code) => code === "throttled")).toHaveLength(4);
});

test("a whole office may sign in from one address", async () => {
  const ada = await testMember(ours(), "agent");
  const caller = from();
  for (let n = 0; n < 70; n++) await enter(ada.email, testPassword, caller);
  expect(await attempts(1, ada.email, caller)).toEqual(["unauthenticated"]);
});

test("the window passes, and a right password clears what was counted", async () => {
  const ada = await testMember(ours(), "agent");
  await attempts(21, ada.email);
  clock = new Date(clock.getTime() + 16 * 60_000);
  await expect(enter(ada.email)).resolves.toBeDefined();
  await attempts(19, ada.email);
  await expect(enter(ada.email)).resolves.toBeDefined();
  expect(await attempts(20, ada.email)).not.toContain("throttled");
});

test("neither addresses nor e-mail addresses are kept in the clear", async () => {
  await attempts(1, "someone@example.com", from("203.0.113.9"));
  const kept = JSON.stringify(await db.database().orm.select().from(signInAttempt));
  expect(kept).not.toContain("someone");
  expect(kept).not.toContain("203.0.113");
});

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
    "Chrome on Linux",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18 Safari/605.1.15", "Safari on macOS"],
  ["curl/8.0", "Unknown browser"],
  [null, "Unknown browser"],
])("%j is listed as %s", (agent, listed) => {
  expect(describeAgent(agent)).toBe(listed);
});
