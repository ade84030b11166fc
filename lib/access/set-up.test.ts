import { expect, test } from "vitest";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { authenticateSession } from "@/lib/access/authenticate-session";
import {
  makeSignInLink,
  prepareFirstAdministrator,
} from "@/lib/access/prepare-first-administrator";
import { isSetUp, setUp } from "@/lib/access/set-up";
import { SetUp } from "@/lib/access/shapes";
import { signIn } from "@/lib/access/sign-in";
import { useSignInLink } from "@/lib/access/use-sign-in-link";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();
const door = () => ({ database: db.database(), now: () => new Date() });
const caller = { address: "192.0.2.1", userAgent: null };
const apiKey = "a-key-that-the-operator-chose-0001";

const input = (n: number) =>
  SetUp.parse({
    organizationName: `Organisation ${n}`,
    name: "Ada",
    email: `Ada${n}@Example.com`,
    password: "a long enough password",
  });

test("before the setup nobody can sign in, and the link to print leads to the setup page", async () => {
  expect(await isSetUp(door())).toBe(false);
  expect(await makeSignInLink(door())).toMatch(/\/setup$/);
  const attempt = signIn(door(), { email: "ada1@example.com", password: "anything" }, caller);
  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
});

test("of ten setups at once exactly one succeeds, and it leaves exactly one organisation", async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => setUp(door(), input(n))),
  );
  const [won, ...more] = all.filter((result) => result.status === "fulfilled");
  expect(more).toEqual([]);
  for (const result of all) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  }
  expect(await db.database().orm.select().from(organization)).toHaveLength(1);
  if (won?.status !== "fulfilled") throw new Error("nobody won");
  const claim = await useSignInLink(door(), won.value, null);
  const signedIn = await authenticateSession(door(), claim);
  expect(signedIn?.ctx.actor).toMatchObject({ kind: "member", role: "administrator" });
});

test("a later start changes nothing: neither password nor key of the environment count", async () => {
  const first = { organizationName: "Other", email: "eve@example.com", password: "x".repeat(12) };
  await prepareFirstAdministrator(door(), { ...first, apiKey });
  expect(await db.database().orm.select().from(organization)).toHaveLength(1);
  const attempt = signIn(door(), { email: first.email, password: first.password }, caller);
  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
  const withKey = authenticateKey(door(), `Bearer ${apiKey}`);
  await expect(withKey).rejects.toMatchObject({ code: "unauthenticated" });
});

test("the link printed at start signs the administrator in, once", async () => {
  const link = await makeSignInLink(door());
  const token = link.split("/").at(-1) ?? "";
  expect(link).toContain("/sign-in/link/");
  const claim = await useSignInLink(door(), { token }, null);
  expect(await authenticateSession(door(), claim)).toBeDefined();
  await expect(useSignInLink(door(), { token }, null)).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
