import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { surveyVersion } from "@/lib/db/tables/surveys";

export async function findDefinitions(tx: Tx, versionIds: readonly string[]) {
  return tx.db
    .select({ versionId: surveyVersion.id, definition: surveyVersion.definition })
    .from(surveyVersion)
    .where(
      and(
        eq(surveyVersion.organizationId, tx.organizationId),
        inArray(surveyVersion.id, [...versionIds]),
      ),
    );
}
