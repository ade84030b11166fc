import { type SQL, sql } from "drizzle-orm";
import { customer } from "@/lib/db/tables/customers";

// Nothing comes after it, so that whatever begins with a text stands between the two.
const last = "\u{10FFFF}";

/** Whether a customer's name, last name or e-mail address begins with this; each by its index. */
export function customerBegins(search: string): SQL {
  const columns = [customer.searchName, customer.searchSurname, customer.mailbox];
  const ranges = columns.map(
    (column) => sql`(${column} ~>=~ lower(${search}) and ${column} ~<=~ lower(${search + last}))`,
  );
  return sql`(${sql.join(ranges, sql` or `)})`;
}
