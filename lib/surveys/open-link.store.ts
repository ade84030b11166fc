import { and, asc, eq, sql } from "drizzle-orm";
import type { Context, Tx } from "@/lib/access/context";
import { openLink, openSlug } from "@/lib/db/tables/surveys";
import { newId } from "@/lib/ground/ids";
import type { SaveOpenLink } from "./open-link-shapes";

/** The survey an address leads to, before anybody knows whose it is: the table is global. */
export async function findSlug(database: Context["database"], slug: string) {
  const [row] = await database.orm
    .select({ organizationId: openSlug.organizationId, surveyId: openSlug.surveyId })
    .from(openSlug)
    .where(eq(openSlug.slug, slug));
  return row;
}

/** Gives an address to a survey; false when another survey has it. */
export async function claimSlug(tx: Tx, slug: string, surveyId: string): Promise<boolean> {
  const { organizationId } = tx;
  await tx.db
    .insert(openSlug)
    .values({ slug, organizationId, surveyId, createdAt: tx.now() })
    .onConflictDoNothing();
  const [row] = await tx.db
    .select({ slug: openSlug.slug })
    .from(openSlug)
    .where(
      and(
        eq(openSlug.slug, slug),
        eq(openSlug.organizationId, organizationId),
        eq(openSlug.surveyId, surveyId),
      ),
    );
  return row !== undefined;
}

/** Every address that leads to a survey, oldest first. */
export async function listSlugs(tx: Tx, surveyId: string): Promise<string[]> {
  const rows = await tx.db
    .select({ slug: openSlug.slug })
    .from(openSlug)
    .where(and(eq(openSlug.organizationId, tx.organizationId), eq(openSlug.surveyId, surveyId)))
    .orderBy(asc(openSlug.createdAt), asc(openSlug.slug));
  return rows.map(({ slug }) => slug);
}

const excluded = (column: string) => sql.raw(`excluded.${column}`);

export async function writeOpenLink(tx: Tx, link: SaveOpenLink): Promise<void> {
  const now = tx.now();
  await tx.db
    .insert(openLink)
    .values({
      ...link,
      organizationId: tx.organizationId,
      id: newId(),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [openLink.organizationId, openLink.surveyId],
      set: {
        slug: excluded("slug"),
        active: excluded("active"),
        sources: excluded("sources"),
        updatedAt: excluded("updated_at"),
      },
    });
}

export async function findOpenLink(tx: Tx, surveyId: string) {
  const [row] = await tx.db
    .select({ slug: openLink.slug, active: openLink.active, sources: openLink.sources })
    .from(openLink)
    .where(and(eq(openLink.organizationId, tx.organizationId), eq(openLink.surveyId, surveyId)));
  return row;
}
