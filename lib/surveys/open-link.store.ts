import { and, arrayContains, asc, eq, lt, not, sql } from "drizzle-orm";
import type { Context, Tx } from "@/lib/access/context";
import { openLink, openSlug } from "@/lib/db/tables/surveys";
import { newId } from "@/lib/ground/ids";
import { mostPlaces, type SaveOpenLink } from "./open-link-shapes";

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

const told = { slug: openLink.slug, active: openLink.active, sources: openLink.sources };

const ofSurvey = (tx: Tx, surveyId: string) =>
  and(eq(openLink.organizationId, tx.organizationId), eq(openLink.surveyId, surveyId));

const excluded = (column: string) => sql.raw(`excluded.${column}`);

/** Writes address and state; the places only when there are some given. */
export async function writeOpenLink(tx: Tx, link: SaveOpenLink) {
  const now = tx.now();
  const [row] = await tx.db
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
        ...(link.sources && { sources: excluded("sources") }),
        updatedAt: excluded("updated_at"),
      },
    })
    .returning(told);
  return row;
}

/** A survey's open link; `held` until the transaction ends. */
export async function findOpenLink(tx: Tx, surveyId: string, held = false) {
  const found = tx.db.select(told).from(openLink).where(ofSurvey(tx, surveyId));
  const [row] = await (held ? found.for("no key update") : found);
  return row;
}

/** Adds a place; false where it is there already, or no more may be. */
export async function appendPlace(tx: Tx, surveyId: string, source: string): Promise<boolean> {
  const added = await tx.db
    .update(openLink)
    .set({ sources: sql`array_append(${openLink.sources}, ${source})`, updatedAt: tx.now() })
    .where(
      and(
        ofSurvey(tx, surveyId),
        not(arrayContains(openLink.sources, [source])),
        lt(sql`cardinality(${openLink.sources})`, mostPlaces),
      ),
    )
    .returning({ id: openLink.id });
  return added.length > 0;
}

/** Takes a place away; false where there is none of that name. */
export async function dropPlace(tx: Tx, surveyId: string, source: string): Promise<boolean> {
  const dropped = await tx.db
    .update(openLink)
    .set({ sources: sql`array_remove(${openLink.sources}, ${source})`, updatedAt: tx.now() })
    .where(and(ofSurvey(tx, surveyId), arrayContains(openLink.sources, [source])))
    .returning({ id: openLink.id });
  return dropped.length > 0;
}
