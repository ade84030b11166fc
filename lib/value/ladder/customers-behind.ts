import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { readValueSettings } from "@/lib/value/histories.store";
import { listBehind } from "@/lib/value/ladder/ladder.store";
import { spanOf } from "@/lib/value/ladder/quarter-span";
import type { BehindQuestion, CustomersBehind } from "@/lib/value/ladder/rungs";

const customersPerPage = 50;

/** A customer's value, empty for none, and id. */
const Place = z.tuple([z.union([z.number(), z.literal("")]), z.uuid()]);

/** Who moved from one rung to another in a quarter, the most valuable first. */
export async function customersBehind(
  ctx: Context,
  { quarter, from, to, cursor }: BehindQuestion,
): Promise<CustomersBehind> {
  permit(ctx, "analysis.read");
  permit(ctx, "customers.read");
  const [value, id] = cursor === undefined ? [] : readCursor(cursor, Place);
  const after =
    id === undefined ? undefined : { value: typeof value === "number" ? value : null, id };
  return inTransaction(ctx, async (tx) => {
    const place = await readValueSettings(tx);
    const { today, currency } = place;
    const { key: _, ...span } = spanOf(today, quarter);
    const limit = customersPerPage + 1;
    const found = await listBehind(tx, { from, to }, { span, place, limit, after });
    const customers = found.slice(0, customersPerPage);
    const last = customers.at(-1);
    const goesOn = found.length > customersPerPage && last;
    return {
      ...{ span, currency, customers },
      nextCursor: goesOn ? writeCursor([last.value ?? "", last.id]) : null,
    };
  });
}
