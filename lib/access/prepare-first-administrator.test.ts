import { expect, test } from "vitest";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { signIn } from "@/lib/access/sign-in";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();
const door = () => ({ database: db.database(), now: () => new Date() });
const first = {
  organizationName: "Example Telecom",
  email: "Admin@Example.com",
  password: "a long enough password",
  apiKey: "a-key-that-the-operator-chose-0001",
};

test("first starts at once agree on one organisation, whose administrator and key work", async () => {
  const ids = await Promise.all([1, 2, 3].map(() => prepareFirstAdministrator(door(), first)));
  expect(new Set(ids).size).toBe(1);
  expect(await db.database().orm.select().from(organization)).toHaveLength(1);
  const caller = { address: "192.0.2.1", userAgent: null };
  const claim = await signIn(
    door(),
    { email: "admin@example.com", password: first.password },
    caller,
  );
  expect(claim.organizationId).toBe(ids[0]);
  const ctx = await authenticateKey(door(), `Bearer ${first.apiKey}`);
  expect(ctx.organizationId).toBe(ids[0]);
  expect(ctx.actor).toMatchObject({ scopes: ["read", "write", "send", "analyse", "admin"] });
});
