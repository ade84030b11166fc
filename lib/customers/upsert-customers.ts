import type { Tx } from "@/lib/access/context";
import { newId } from "@/lib/ground/ids";
import { erasedId } from "./erased-id";
import { mergeCustomer } from "./merge-customer";
import type { CustomerInput } from "./shapes";
import { type CustomerRow, holdCustomers, insertCustomers, rewriteCustomers } from "./store";

export interface Upserted {
  id: string;
  status: "created" | "updated" | "unchanged" | "erased";
}

/**
 * Adds customers or says more of them, by external id; several mentions of one are merged in
 * order. An erased customer stays erased: their id comes back, and nothing is written.
 */
export async function upsertCustomers(
  tx: Tx,
  inputs: readonly CustomerInput[],
): Promise<Map<string, Upserted>> {
  const mentions = byExternalId(inputs);
  if (mentions.size === 0) return new Map();
  const known = await hold(tx, [...mentions.keys()]);
  const fresh = [...mentions].flatMap(([externalId, said]) =>
    known.has(externalId) ? [] : [said.reduce(mergeCustomer, blankRow(tx, externalId))],
  );
  fresh.sort((a, b) => (String(a.externalId) < String(b.externalId) ? -1 : 1));
  const added = await insertCustomers(tx, fresh);
  const lost = fresh.filter(({ id }) => !added.has(id)).map(({ externalId }) => String(externalId));
  const met = lost.length > 0 ? new Map([...known, ...(await hold(tx, lost))]) : known;
  const changed = rewritten(tx, met, mentions);
  await rewriteCustomers(tx, [...changed.values()]);
  const created = fresh
    .filter(({ id }) => added.has(id))
    .map((row): [string, Upserted] => [String(row.externalId), { id: row.id, status: "created" }]);
  const others = [...met].map(([externalId, row]): [string, Upserted] => [
    externalId,
    { id: row.id, status: statusOf(row, changed) },
  ]);
  return new Map([...created, ...others]);
}

function byExternalId(inputs: readonly CustomerInput[]): Map<string, CustomerInput[]> {
  const mentions = new Map<string, CustomerInput[]>();
  for (const input of inputs) {
    const said = mentions.get(input.externalId);
    if (said) said.push(input);
    else mentions.set(input.externalId, [input]);
  }
  return mentions;
}

function statusOf(row: CustomerRow, changed: Map<string, CustomerRow>): Upserted["status"] {
  if (row.erasedAt) return "erased";
  return changed.has(row.id) ? "updated" : "unchanged";
}

/** By the external id that was asked for, also where only its trace is left. */
async function hold(tx: Tx, externalIds: readonly string[]): Promise<Map<string, CustomerRow>> {
  const traces = new Map(externalIds.map((id) => [erasedId(tx.organizationId, id), id]));
  const rows = await holdCustomers(tx, [...externalIds, ...traces.keys()]);
  return new Map(
    rows.map((row) => {
      const externalId = String(row.externalId);
      return [traces.get(externalId) ?? externalId, row];
    }),
  );
}

function rewritten(
  tx: Tx,
  rows: Map<string, CustomerRow>,
  mentions: Map<string, CustomerInput[]>,
): Map<string, CustomerRow> {
  const changed = new Map<string, CustomerRow>();
  for (const [externalId, row] of rows) {
    if (row.erasedAt) continue;
    const merged = (mentions.get(externalId) ?? []).reduce(mergeCustomer, row);
    if (merged !== row) changed.set(row.id, { ...merged, updatedAt: tx.now() });
  }
  return changed;
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
