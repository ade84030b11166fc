import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { foundCustomers } from "@/lib/customers/found-customers";
import { connect } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { customers } from "@/lib/delivery/test-asking";
import { decisionsFound } from "@/lib/touchpoints/found-decisions.store";
import { ListDecisions } from "@/lib/touchpoints/ledger-shapes";
import { readLedger } from "@/lib/touchpoints/read-ledger";
import { interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
const decided = { decision: "suppressed" as const, decisionReason: "sampling", decidedAt: noon };

const listed = async (ctx: Context, query: object = {}) =>
  (await readLedger(ctx, ListDecisions.parse(query))).data;

test("a customer is found by what they call with, or by how their last name begins", async () => {
  const ctx: Context = await db.context(() => noon);
  const max = { name: "Max von Muster", phone: "+49 (0)170 123-4567" };
  const [customerId = ""] = await customers(ctx, 1, max);
  await interactions(ctx, [{ ...decided, customerId, externalId: "his" }]);
  const found = async (search: string) =>
    (await listed(ctx, { search })).map(({ externalId }) => externalId);
  for (const search of ["0049 170 1234567", "+491701234567", "MUST", "max v"]) {
    expect(await found(search), search).toEqual(["his"]);
  }
  for (const search of ["0170 1234567", "uster", "nobody"]) {
    expect(await found(search), search).toEqual([]);
  }
  const stranger: Context = await db.context(() => noon);
  expect(await listed(stranger, { search: "max" })).toEqual([]);
});

test("a search reads the interactions of whom it finds and no others, page after page", async () => {
  const ctx: Context = await db.context(() => noon);
  await interactions(
    ctx,
    Array.from({ length: 1_000 }, () => ({ ...decided, customerId: null })),
  );
  const [customerId = ""] = await customers(ctx, 1, { name: "Zoe" });
  const theirs = await interactions(
    ctx,
    [3, 1, 2].map((hours) => ({
      ...{ ...decided, customerId, decidedAt: new Date(noon.getTime() - hours * 3_600_000) },
    })),
  );
  const [third, first, second] = theirs;
  // Of a table that was never analysed the planner would read all of it.
  const owner = connect(db.ownerUrl(), 1);
  await owner`analyze interaction`.finally(() => owner.end());
  const read = (search: string) =>
    inTransaction(ctx, (tx) =>
      rowsRead(tx, "interaction", async () => {
        const { ids } = await foundCustomers(tx, search);
        return decisionsFound(tx, { search, customers: ids, limit: 9 });
      }),
    );
  const zoe = await read("zoe");
  expect(zoe.result).toEqual([first, second, third]);
  expect(zoe.read).toBeLessThanOrEqual(6);
  expect(await read("nobody")).toEqual({ result: [], read: 0 });
  const page = await readLedger(ctx, ListDecisions.parse({ search: "zoe", limit: 2 }));
  const { nextCursor, ...shown } = page;
  expect(shown).toMatchObject({ data: [{ id: first }, { id: second }], moreCustomers: false });
  const rest = ListDecisions.parse({ search: "zoe", limit: 2, cursor: nextCursor });
  expect(await readLedger(ctx, rest)).toMatchObject({ data: [{ id: third }], nextCursor: null });
});

test("a search that fits more customers than it looks at says so", async () => {
  const ctx: Context = await db.context(() => noon);
  await customers(ctx, 501, { name: "Ida" });
  expect(await readLedger(ctx, ListDecisions.parse({ search: "ida" }))).toMatchObject({
    moreCustomers: true,
  });
});

test("a search without a digit means nobody's number, however many are punctuation", async () => {
  const ctx: Context = await db.context(() => noon);
  await customers(ctx, 2, { phone: "-" });
  const [id = ""] = await customers(ctx, 1, { phone: "+49 301 234" });
  const found = (search: string) => inTransaction(ctx, (tx) => foundCustomers(tx, search));
  for (const search of ["-", "()", "n/a"]) expect((await found(search)).ids).toEqual([]);
  expect((await found("0049-301234")).ids).toEqual([id]);
});
