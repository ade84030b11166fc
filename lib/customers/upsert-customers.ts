import type { Tx } from "@/lib/access/context";
import { groupByKey, upsertHeld } from "@/lib/db/upsert-held";
import { newId } from "@/lib/ground/ids";
import { erasedId } from "./erased-id";
import { type CustomerNews, mergeCustomer } from "./merge-customer";
import { type CustomerRow, holdCustomers, insertCustomers, rewriteCustomers } from "./store";

/** News of the customer of an external id. */
export interface NamedCustomer extends CustomerNews {
  externalId: string;
}

export interface UpsertedCustomer {
  id: string;
  status: "created" | "updated" | "unchanged" | "erased";
}

/**
 * Adds customers or says more of them, by external id; several mentions of one are merged in
 * order. An erased customer stays erased: their id comes back, and nothing is written.
 *
 * @param onlyAdd whether those who are known stay as they are
 */
export async function upsertCustomers(
  tx: Tx,
  inputs: readonly NamedCustomer[],
  { onlyAdd = false } = {},
): Promise<Map<string, UpsertedCustomer>> {
  const known = new Set<string>();
  const upserted = await upsertHeld<CustomerRow, NamedCustomer>(
    groupByKey(inputs, ({ externalId }) => externalId),
    {
      hold: async (externalIds) => {
        const held = await hold(tx, externalIds);
        for (const externalId of held.keys()) known.add(externalId);
        return held;
      },
      blank: (externalId) => blankRow(tx, externalId),
      merge: (row, input) => {
        const stays = row.erasedAt !== null || (onlyAdd && known.has(input.externalId));
        return stays ? row : mergeCustomer(row, input);
      },
      insert: (rows) => insertCustomers(tx, rows),
      rewrite: (rows) =>
        rewriteCustomers(
          tx,
          rows.map((row) => ({ ...row, updatedAt: tx.now() })),
        ),
    },
  );
  return new Map(
    [...upserted].map(([externalId, { row, status }]) => [
      externalId,
      { id: row.id, status: row.erasedAt ? "erased" : status },
    ]),
  );
}

/** By the external id that was asked for, also where only its trace is left. */
async function hold(tx: Tx, externalIds: string[]): Promise<Map<string, CustomerRow>> {
  const traces = new Map(externalIds.map((id) => [erasedId(tx.organizationId, id), id]));
  const rows = await holdCustomers(tx, [...externalIds, ...traces.keys()]);
  return new Map(
    rows.map((row) => {
      const externalId = String(row.externalId);
      return [traces.get(externalId) ?? externalId, row];
    }),
  );
}

function blankRow(tx: Tx, externalId: string): CustomerRow {
  const now = tx.now();
  return {
    id: newId(),
    externalId,
    name: null,
    email: null,
    phone: null,
    locale: null,
    timeZone: null,
    preferredChannel: null,
    segment: null,
    consent: null,
    channelConsents: {},
    acquiredAt: null,
    churnedAt: null,
    retained: null,
    acquisitionCost: null,
    annualRevenue: null,
    grossMargin: null,
    costToServe: null,
    clv: null,
    currency: null,
    attributes: {},
    kpis: {},
    erasedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
