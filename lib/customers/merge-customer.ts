import type { CustomerFields } from "./shapes";
import type { CustomerRow } from "./store";

const amounts = new Set(["acquisitionCost", "annualRevenue", "grossMargin", "costToServe", "clv"]);

/** What a customer's row becomes when more is said of them; the row itself when nothing is new. */
export function mergeCustomer(row: CustomerRow, fields: CustomerFields): CustomerRow {
  const { timezone, grossMargin, attributes = {}, ...plain } = fields;
  const said = Object.entries({
    ...plain,
    timeZone: timezone,
    grossMargin: typeof grossMargin === "number" ? String(grossMargin) : grossMargin,
    attributes: mergedAttributes(row.attributes, attributes),
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

type Attributes = CustomerRow["attributes"];

/** The same object when nothing changes; null takes an attribute away. */
function mergedAttributes(
  known: Attributes,
  given: Record<string, string | number | boolean | null>,
): Attributes {
  const changed = Object.entries(given).filter(([key, value]) => (known[key] ?? null) !== value);
  if (changed.length === 0) return known;
  const merged = new Map<string, string | number | boolean>(Object.entries(known));
  for (const [key, value] of changed) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
