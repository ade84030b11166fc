import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { exportSuppressions, readSuppressions } from "@/lib/touchpoints/read-suppressions";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import {
  importSuppressions,
  liftSuppression,
  suppressAddresses,
} from "@/lib/touchpoints/suppress-addresses";
import { ListSuppressions } from "@/lib/touchpoints/suppression-shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const listed = async (ctx: Context, query = {}) =>
  (await readSuppressions(ctx, ListSuppressions.parse(query))).data.map(({ address }) => address);

test("addresses are added once, searched, taken off, and are each organisation's own", async () => {
  const ctx: Context = await db.context();
  const items = ["Ann@Example.com", "ann@example.com", "+49 30 1234567", "nobody"].map(
    (address) => ({
      address,
    }),
  );
  const { results } = await suppressAddresses(ctx, { items });
  expect(results.map(({ status }) => status)).toEqual([201, 201, 201, 422]);
  const again = await suppressAddresses(ctx, { items: items.slice(0, 1) });
  expect(again.results).toEqual([{ status: 200, id: results[0]?.id }]);
  expect((await listed(ctx)).sort()).toEqual(["+49301234567", "ann@example.com"]);
  expect(await listed(ctx, { search: "EXAMPLE" })).toEqual(["ann@example.com"]);
  expect(await listed(ctx, { search: "%" })).toEqual([]);
  const stranger: Context = await db.context();
  expect(await listed(stranger)).toEqual([]);
  const suppressionId = results[0]?.id ?? "";
  const missing = { code: "not-found" };
  await expect(liftSuppression(stranger, { suppressionId })).rejects.toMatchObject(missing);
  await liftSuppression(ctx, { suppressionId });
  expect(await listed(ctx)).toEqual(["+49301234567"]);
});

test("a file's addresses are counted as new, known or no address; the list comes out whole", async () => {
  const ctx: Context = await db.context();
  const addresses = Array.from({ length: 900 }, (_, n) => `c${n}@example.com`);
  expect(await importSuppressions(ctx, { addresses })).toMatchObject({ added: 900 });
  const more = { addresses: ["c1@example.com", "", " new@example.com ", "address", "=1+1@x"] };
  expect(await importSuppressions(ctx, more)).toEqual({ added: 2, known: 1, refused: 1 });
  await importSuppressions(ctx, { addresses: addresses.map((address) => `x${address}`) });
  let text = "";
  for await (const piece of exportSuppressions(ctx)) text += piece;
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(1 + 1802);
  expect(lines[0]).toBe("address,source,createdAt");
  expect(text).toContain("'=1+1@x");
});

test("nobody on the list is asked", async () => {
  const ctx: Context = await db.context();
  await createTrigger(ctx, CreateTrigger.parse({ survey: await publishedSurvey(ctx) }));
  const [customerId = ""] = await customers(ctx, 1, { email: "Eve@Example.com" });
  await suppressAddresses(ctx, { items: [{ address: "eve@example.com" }] });
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  expect((await decisionOf(ctx, id))?.reason).toBe("unsubscribed");
});
