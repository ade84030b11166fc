import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { holdImports } from "@/lib/customers/erasure.store";
import { recordCustomers } from "@/lib/customers/record-customers";
import { interaction } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { ErasureUnderWay } from "./passing-failures";
import { imported } from "./test-import";
import { checkNobodyIsErased } from "./writing/chunk-settings";
import type { Raw } from "./writing/staging.store";
import { writeEvents } from "./writing/write-events";

// An import holds no customers: it and an erasure must not miss each other all the same.

const db = testDatabase();
const settings = {
  ...{ surveyable: false, version: undefined, currency: "EUR", countsReferrals: false },
  lastErasure: 0,
};

function writingOf({ organizationId, now }: Context, raw: Raw) {
  return { raw, organizationId, now: now(), begun: now() };
}

async function someone(ctx: Context): Promise<string> {
  const recorded = await recordCustomers(ctx, OneOrMany.parse({ externalId: "c-1" }));
  return "id" in recorded ? recorded.id : "";
}

const call = (customerId: string) => ({
  ...{ id: newId(), identity: { externalId: "i-1", importKey: null }, customer: 0, customerId },
  ...{ fields: { externalId: "i-1" }, kpis: {}, response: null },
});

test("an erasure waits for events that are about to count, and cuts them loose", async () => {
  const ctx = await db.context();
  const customerId = await someone(ctx);
  const erasing = await inRawTransaction(ctx, async (raw) => {
    const events = {
      interactions: [call(customerId)],
      purchases: [],
      referrals: [],
      periodValues: [],
    };
    await writeEvents(writingOf(ctx, raw), events, settings, false);
    await checkNobodyIsErased(writingOf(ctx, raw), settings);
    const erased = eraseCustomer(ctx, { customerId });
    await blocked(ctx.database);
    return { erased };
  });
  await erasing.erased;
  const found = await inTransaction(ctx, (tx) =>
    tx.db.select().from(interaction).where(eq(interaction.externalId, "i-1")),
  );
  expect(found).toMatchObject([{ customerId: null }]);
});

test("nothing counts while somebody is being erased", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, async (tx) => {
    await holdImports(tx);
    const counting = inRawTransaction(ctx, (raw) =>
      checkNobodyIsErased(writingOf(ctx, raw), settings),
    );
    await expect(counting).rejects.toThrow(ErasureUnderWay);
  });
});

test("an import waits for an erasure, and goes on", async () => {
  const ctx = await db.context();
  const importing = await inTransaction(ctx, async (tx) => {
    await holdImports(tx);
    const done = imported(ctx, "id,hold\ni-1,5\n", {
      id: "interaction.externalId",
      hold: "kpi.hold",
    });
    await blocked(ctx.database);
    return { done };
  });
  expect(await importing.done).toMatchObject({ status: "completed", rows: { accepted: 1 } });
});
