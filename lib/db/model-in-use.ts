import { type SQL, sql } from "drizzle-orm";
import { valueFit } from "@/lib/db/tables/value";

/** The model by which an organisation's customers were valued last: a scalar query. */
export function modelInUse(organizationId: string): SQL<string | null> {
  return sql<string | null>`(select ${valueFit.request} ->> 'model' from ${valueFit}
    where ${valueFit.organizationId} = ${organizationId})`;
}
