import type { CustomerFields } from "./shapes";
import type { CustomerRow } from "./store";

/** What is said of a customer, and what was measured on them. */
export interface CustomerNews extends CustomerFields {
  kpis?: Record<string, number>;
}

const amounts = new Set(["acquisitionCost", "annualRevenue", "grossMargin", "costToServe", "clv"]);

/** What a customer's row becomes when more is said of them; the row itself when nothing is new. */
export function mergeCustomer(row: CustomerRow, fields: CustomerNews): CustomerRow {
  const {
    timezone,
    grossMargin,
    channelConsents = {},
    attributes = {},
    kpis = {},
    ...plain
  } = fields;
  const said = Object.entries({
    ...plain,
    timeZone: timezone,
    grossMargin: typeof grossMargin === "number" ? String(grossMargin) : grossMargin,
    channelConsents: merged(row.channelConsents, channelConsents),
    attributes: merged(row.attributes, attributes),
    kpis: merged(row.kpis, kpis),
  });
  const known = new Map<string, unknown>(Object.entries(row));
  const news = said.filter(([field, value]) => {
    if (value === undefined || value === known.get(field)) return false;
    return !(amounts.has(field) && sameAmount(value, known.get(field)));
  });
  return news.length > 0 ? { ...row, ...Object.fromEntries(news) } : row;
}

/** "5" and "5.00" are one amount. */
function sameAmount(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && bare(a) === bare(b);
}

function bare(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

/** The same object when nothing changes; null takes an entry away. */
function merged<Value>(
  known: Record<string, Value>,
  given: Record<string, Value | null>,
): Record<string, Value> {
  const changed = Object.entries(given).filter(([key, value]) => (known[key] ?? null) !== value);
  if (changed.length === 0) return known;
  const entries = new Map(Object.entries(known));
  for (const [key, value] of changed) {
    if (value === null) entries.delete(key);
    else entries.set(key, value);
  }
  return Object.fromEntries(entries);
}
