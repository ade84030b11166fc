import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { declineSurvey } from "@/lib/delivery/decline-survey";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
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
async function exported(ctx: Context): Promise<string> {
  let text = "";
  for await (const piece of exportSuppressions(ctx)) text += piece;
  return text;
}
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
  const addresses = Array.from({ length: 900 }, (_, n) => ({ address: `c${n}@example.com` }));
  expect(await importSuppressions(ctx, { addresses })).toMatchObject({ added: 900 });
  const cells = ["c1@example.com", "", " new@example.com ", "address", "=1+1@x"];
  const more = { addresses: cells.map((address) => ({ address })) };
  expect(await importSuppressions(ctx, more)).toEqual({ added: 2, known: 1, refused: 1 });
  await importSuppressions(ctx, {
    addresses: addresses.map(({ address }) => ({ address: `x${address}` })),
  });
  const text = await exported(ctx);
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(1 + 1802);
  expect(lines[0]).toBe("address,source,createdAt,survey,surveyName");
  expect(text).toContain("'=1+1@x");
});

test("who declined one survey is on the list with it, comes out and goes in with it, and is lifted", async () => {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const [customerId = ""] = await customers(ctx, 1, { email: "Ann@Example.com" });
  const [invitationId = ""] = await invited(ctx, survey, [customerId]);
  await suppressAddresses(ctx, { items: [{ address: "eve@example.com" }] });
  await declineSurvey(ctx, invitationId);
  const all = async () => (await readSuppressions(ctx, ListSuppressions.parse({}))).data;
  const ann = { address: "ann@example.com", survey, surveyName: "After a call" };
  expect(await all()).toMatchObject([
    { ...ann, source: "survey-declined" },
    { address: "eve@example.com", survey: null },
  ]);
  const first = await readSuppressions(ctx, ListSuppressions.parse({ limit: 1 }));
  const cursor = first.nextCursor ?? undefined;
  const rest = await readSuppressions(ctx, ListSuppressions.parse({ limit: 1, cursor }));
  expect([...first.data, ...rest.data]).toEqual(await all());
  expect(rest.nextCursor).toBeNull();
  expect(await listed(ctx, { search: "ANN" })).toEqual(["ann@example.com"]);
  expect(await exported(ctx)).toContain(`survey-declined,`);
  expect((await exported(ctx)).split("\r\n")[1]).toMatch(
    new RegExp(`^ann@example.com,survey-declined,[^,]+,${survey},After a call$`),
  );
  await liftSuppression(ctx, { suppressionId: first.data[0]?.id ?? "" });
  expect(await listed(ctx)).toEqual(["eve@example.com"]);
  const again = [
    { address: "ann@example.com", survey: "After a call" },
    { address: "ann@example.com", survey },
    { address: "ann@example.com", survey: "Another" },
  ];
  expect(await importSuppressions(ctx, { addresses: again })).toMatchObject({ refused: 1 });
  expect(await all()).toMatchObject([ann, { address: "eve@example.com" }]);
  const stranger: Context = await db.context();
  await publishedSurvey(stranger);
  const theirs = { addresses: [{ address: "ann@example.com", survey }] };
  expect(await importSuppressions(stranger, theirs)).toMatchObject({ added: 0, refused: 1 });
  expect(await listed(stranger)).toEqual([]);
  // Its id is another there: the export has the name beside it.
  const named = { addresses: [{ address: "ann@example.com", survey, surveyName: "After a call" }] };
  expect(await importSuppressions(stranger, named)).toMatchObject({ added: 1, refused: 0 });
  const [carried] = (await readSuppressions(stranger, ListSuppressions.parse({}))).data;
  expect(carried).toMatchObject({ address: "ann@example.com", surveyName: "After a call" });
  expect(carried?.survey).not.toBe(survey);
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
