import { expect, test } from "vitest";
import { makeApiKey, readApiKeys, revokeApiKey } from "@/lib/access/api-keys";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { testMember } from "@/lib/access/test-people";
import { apiKey, apiKeyHash } from "@/lib/db/tables/access";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newToken } from "@/lib/ground/ids";

const db = testDatabase();
let clock = new Date("2026-05-01T10:00:00Z");
const door = () => ({ database: db.database(), now: () => clock });
const bearer = (key: string) => authenticateKey(door(), `Bearer ${key}`);
const refused = { code: "unauthenticated" };

test("a key acts for its organisation, with its scopes and no others", async () => {
  const ctx = await db.context();
  const { key } = await makeApiKey(ctx, { name: "CRM", scopes: ["read", "write"] });
  const as = await bearer(key);
  expect(as.organizationId).toBe(ctx.organizationId);
  expect(as.actor).toMatchObject({ kind: "api-key", scopes: ["read", "write"] });
});

test("the key itself is kept nowhere", async () => {
  const ctx = await db.context();
  const { key } = await makeApiKey(ctx, { name: "CRM", scopes: ["read"] });
  const rows = await inTransaction(ctx, async (tx) => [
    await tx.db.select().from(apiKey),
    await tx.db.select().from(apiKeyHash),
  ]);
  expect(JSON.stringify(rows)).not.toContain(key);
  expect(JSON.stringify(await readApiKeys(ctx))).not.toContain(key);
});

test("a revoked key is refused from its next request on", async () => {
  const ctx = await db.context();
  const { key } = await makeApiKey(ctx, { name: "CRM", scopes: ["read"] });
  const [listed] = await readApiKeys(ctx);
  await revokeApiKey(ctx, { apiKeyId: listed?.id ?? "" });
  await expect(bearer(key)).rejects.toMatchObject(refused);
  const again = revokeApiKey(ctx, { apiKeyId: listed?.id ?? "" });
  await expect(again).rejects.toMatchObject({ code: "not-found" });
});

test("another organisation's key cannot be revoked", async () => {
  const [mine, theirs] = [await db.context(), await db.context()];
  const { key } = await makeApiKey(theirs, { name: "CRM", scopes: ["read"] });
  const [listed] = await readApiKeys(theirs);
  const attempt = revokeApiKey(mine, { apiKeyId: listed?.id ?? "" });
  await expect(attempt).rejects.toMatchObject({ code: "not-found" });
  await expect(bearer(key)).resolves.toBeDefined();
});

test.each([
  ["nothing", null],
  ["an empty header", ""],
  ["another scheme", "Basic dXNlcjpwYXNz"],
  ["a forged key", `Bearer vocal_${newToken()}`],
  ["a short key", "Bearer x"],
  ["a very long one", `Bearer ${"x".repeat(100_000)}`],
  ["control characters", "Bearer vocal_\u0000abcdefghijklmnopqrst"],
])("%s is refused", async (_what, header) => {
  await expect(authenticateKey(door(), header)).rejects.toMatchObject(refused);
});

test("when it was last used is remembered to within ten minutes, without a write each time", async () => {
  const ctx = await db.context();
  const { key } = await makeApiKey(ctx, { name: "CRM", scopes: ["read"] });
  const lastUsed = async () => (await readApiKeys(ctx))[0]?.lastUsedAt?.toISOString();
  await bearer(key);
  expect(await lastUsed()).toBe("2026-05-01T10:00:00.000Z");
  clock = new Date("2026-05-01T10:05:00Z");
  await bearer(key);
  expect(await lastUsed()).toBe("2026-05-01T10:00:00.000Z");
  clock = new Date("2026-05-01T10:11:00Z");
  await bearer(key);
  expect(await lastUsed()).toBe("2026-05-01T10:11:00.000Z");
});

test("only an administrator makes keys", async () => {
  const ctx = await db.context();
  const builder = await testMember(ctx, "builder");
  const attempt = makeApiKey(builder.as, { name: "CRM", scopes: ["admin"] });
  await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
});
