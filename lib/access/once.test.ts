import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { once } from "@/lib/access/once";
import { readOrganization } from "@/lib/access/organization";
import { changeOrganization } from "@/lib/access/organization.store";
import type { KeyScope } from "@/lib/access/roles";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

const db = testDatabase();

/** A write whose effect can be counted: the organisation's name grows by a letter. */
async function grow(ctx: Context) {
  await inTransaction(ctx, async (tx) => {
    const { name } = await readOrganization(tx);
    await changeOrganization(tx, { name: `${name}+` });
  });
  return { status: 201, body: { grown: true } };
}

const grown = async (ctx: Context) => (await readOrganization(ctx)).name.split("+").length - 1;

test("the same request under the same key is done once and answered alike", async () => {
  const ctx = await db.context();
  const first = await once(ctx, "key", "hash", grow);
  const second = await once(ctx, "key", "hash", grow);
  expect(second).toEqual(first);
  expect(await grown(ctx)).toBe(1);
});

test("of twenty at once one is done, and all hear its answer", async () => {
  const ctx = await db.context();
  const all = await Promise.all(Array.from({ length: 20 }, () => once(ctx, "key", "hash", grow)));
  expect(all).toEqual(Array(20).fill({ status: 201, body: { grown: true } }));
  expect(await grown(ctx)).toBe(1);
});

test("a key that may do less does not hear the answer of one that may do more", async () => {
  const ctx: Context = await db.context();
  const key = (scopes: KeyScope[]): Context => ({
    ...ctx,
    actor: { kind: "api-key", id: newId(), scopes },
  });
  await once(key(["write", "read"]), "key", "hash", grow);
  await expect(once(key(["read", "write"]), "key", "hash", grow)).resolves.toBeDefined();
  await expect(once(key(["read"]), "key", "hash", grow)).rejects.toMatchObject({
    code: "conflict",
  });
});

test("another request under the same key is refused", async () => {
  const ctx = await db.context();
  await once(ctx, "key", "hash", grow);
  await expect(once(ctx, "key", "other", grow)).rejects.toMatchObject({ code: "conflict" });
});

test("a refused or failed request leaves nothing behind, so that it can be sent again", async () => {
  const ctx = await db.context();
  const refuse = async (tx: Context) => {
    await grow(tx);
    throw new Refusal("invalid", "No.");
  };
  await expect(once(ctx, "key", "hash", refuse)).rejects.toMatchObject({ code: "invalid" });
  expect(await grown(ctx)).toBe(0);
  await once(ctx, "key", "hash", grow);
  expect(await grown(ctx)).toBe(1);
});

test("an answer without a body is given again without one", async () => {
  const ctx = await db.context();
  const nothing = async () => ({ status: 204, body: undefined });
  await once(ctx, "key", "hash", nothing);
  expect(await once(ctx, "key", "hash", nothing)).toEqual({ status: 204, body: undefined });
});

test("organisations do not share keys", async () => {
  const [one, other] = [await db.context(), await db.context()];
  await once(one, "key", "hash", grow);
  await once(other, "key", "another", grow);
  expect(await grown(other)).toBe(1);
});

test("a day later the key is free again", async () => {
  const ctx = await db.context();
  const later = { ...ctx, now: () => new Date(Date.now() + 25 * 3_600_000) };
  await once(ctx, "key", "hash", grow);
  await once(later, "another key", "hash", grow);
  await once(later, "key", "hash", grow);
  expect(await grown(ctx)).toBe(3);
});

test.each(["", "a\nb", "x".repeat(256), "ключ"])("%j is no key", async (key) => {
  const ctx = await db.context();
  await expect(once(ctx, key, "hash", grow)).rejects.toMatchObject({ code: "malformed" });
});
