import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { openLink, widgetSecret } from "@/lib/db/tables/surveys";
import { newId } from "@/lib/ground/ids";
import type { Widget } from "./widget-shapes";

const ofSurvey = (tx: Tx, surveyId: string) =>
  and(eq(openLink.organizationId, tx.organizationId), eq(openLink.surveyId, surveyId));

/** The widget of a survey that has an open link. */
export async function findWidget(tx: Tx, surveyId: string) {
  const [row] = await tx.db
    .select({ slug: openLink.slug, widget: openLink.widget })
    .from(openLink)
    .where(ofSurvey(tx, surveyId));
  return row;
}

/** Those of some surveys that show on the organisation's sites, where these can sign for customers. */
export async function findShown(tx: Tx, surveyIds: readonly string[]): Promise<Set<string>> {
  const ours = eq(openLink.organizationId, tx.organizationId);
  const rows = await tx.db
    .selectDistinct({ surveyId: openLink.surveyId })
    .from(openLink)
    .innerJoin(widgetSecret, eq(widgetSecret.organizationId, openLink.organizationId))
    .where(
      and(
        ours,
        amongIds(openLink.surveyId, surveyIds),
        sql`${openLink.widget} ->> 'active' = 'true'`,
      ),
    );
  return new Set(rows.map(({ surveyId }) => surveyId));
}

/** False where the survey has no open link. */
export async function writeWidget(tx: Tx, surveyId: string, widget: Widget): Promise<boolean> {
  const written = await tx.db
    .update(openLink)
    .set({ widget: { ...widget }, updatedAt: tx.now() })
    .where(ofSurvey(tx, surveyId))
    .returning({ id: openLink.id });
  return written.length > 0;
}

/** What the organisation's sites sign with, as it lies here. */
export async function findWidgetSecret(tx: Tx) {
  const [row] = await tx.db
    .select({ sealed: widgetSecret.sealed, madeAt: widgetSecret.updatedAt })
    .from(widgetSecret)
    .where(eq(widgetSecret.organizationId, tx.organizationId));
  return row;
}

export async function writeWidgetSecret(tx: Tx, sealed: string): Promise<void> {
  const now = tx.now();
  await tx.db
    .insert(widgetSecret)
    .values({
      organizationId: tx.organizationId,
      id: newId(),
      sealed,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: widgetSecret.organizationId,
      set: { sealed, updatedAt: now },
    });
}
