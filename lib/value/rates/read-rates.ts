import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { readValueSettings } from "@/lib/value/histories.store";
import { findMissingRates, listRates } from "@/lib/value/rates/rate.store";
import { type ListRates, MissingRate, type RateList } from "@/lib/value/rates/shapes";

/** The rates into the organisation's currency, by currency and the newest first, a page at a time. */
export async function readRates(
  ctx: Context,
  { limit, cursor: after }: ListRates,
): Promise<RateList> {
  permit(ctx, "organization.read");
  const rows = await inTransaction(ctx, async (tx) => {
    const { currency } = await readOrganization(tx);
    return listRates(tx, currency, { limit: limit + 1, after });
  });
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** Currencies whose amounts are left out of every value, because no rate is known for their days. */
export async function missingRates(ctx: Context): Promise<SoFar<MissingRate[]>> {
  permit(ctx, "organization.read");
  const settings = await inTransaction(ctx, readValueSettings);
  const request = { name: "missing rates", input: null, day: settings.today };
  return resultSoFar(ctx, request, z.array(MissingRate), () =>
    inTransaction(ctx, (tx) => findMissingRates(tx, settings)),
  );
}
