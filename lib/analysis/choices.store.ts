import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { FilterNames } from "@/lib/analysis/panels";
import { customer } from "@/lib/db/tables/customers";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";

const mostNames = 200;

export async function readFilterNames(tx: Tx): Promise<FilterNames> {
  const names = (column: SQL, table: SQL) => sql`
    array(select distinct ${column} from ${table} where organization_id = ${tx.organizationId}
      and ${column} is not null order by 1 limit ${mostNames})`;
  const [found] = await tx.db.execute<Omit<FilterNames, "surveys"> & Record<string, string[]>>(sql`
    select ${names(sql`touchpoint`, sql`${interaction}`)} as touchpoints,
      ${names(sql`channel`, sql`${interaction}`)} as channels,
      ${names(sql`team`, sql`${interaction}`)} as teams,
      ${names(sql`segment`, sql`${customer}`)} as segments`);
  if (!found) throw new Error("A query without a table answers with one row.");
  const surveys = await tx.db
    .select({ id: survey.id, name: survey.name })
    .from(survey)
    .where(eq(survey.organizationId, tx.organizationId))
    .orderBy(survey.name, survey.id)
    .limit(mostNames);
  const { touchpoints, channels, teams, segments } = found;
  return { touchpoints, channels, teams, segments, surveys };
}
