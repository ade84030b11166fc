import { eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { modelInUse } from "@/lib/db/model-in-use";
import { organization } from "@/lib/db/tables/organization";
import { dayIn } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";

/** What the organisation decided, and the day on which tenure ends for customers who stayed. */
export interface AnalysisSettings {
  currency: string;
  timeZone: string;
  grossMargin: string | null;
  minimumGroupSize: number;
  /** YYYY-MM-DD in the organisation's time zone. */
  today: string;
  /** By which customers were valued last; nothing before the first fit. */
  valueModel: string | null;
}

export async function readSettings(tx: Tx): Promise<AnalysisSettings> {
  const [found] = await tx.db
    .select({
      currency: organization.currency,
      timeZone: organization.timeZone,
      grossMargin: organization.grossMargin,
      minimumGroupSize: organization.minimumGroupSize,
      valueModel: modelInUse(tx.organizationId),
    })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  if (!found) throw new Refusal("not-found", "There is no such organisation.");
  return { ...found, today: dayIn(found.timeZone, tx.now()) };
}
