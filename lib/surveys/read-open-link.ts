import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/ground/env";
import { Refusal } from "@/lib/ground/refusal";
import { findOpenLink, listSlugs } from "./open-link.store";
import type { OpenLink } from "./open-link-shapes";
import { surveyById } from "./read";
import type { ReadSurvey } from "./shapes";

/** The address of an open survey, at one of its places. */
export function openUrl(slug: string, source?: string): string {
  const query = source ? `?${new URLSearchParams({ source })}` : "";
  return `${env().APP_URL}/s/p/${slug}${query}`;
}

type OpenLinkRow = NonNullable<Awaited<ReturnType<typeof findOpenLink>>>;

/** The link as it is told, inside the caller's own verb. */
export async function openLinkOf(
  tx: Tx,
  surveyId: string,
  { slug, active, sources }: OpenLinkRow,
): Promise<OpenLink> {
  const slugs = await listSlugs(tx, surveyId);
  return {
    slug,
    url: openUrl(slug),
    active,
    earlier: slugs.filter((other) => other !== slug),
    sources: sources.map((source) => ({ source, url: openUrl(slug, source) })),
  };
}

/** A survey's open link; undefined while it never had one. @throws Refusal "not-found" */
export async function readOpenLink(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<OpenLink | undefined> {
  permit(ctx, "surveys.read");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    const row = await findOpenLink(tx, surveyId);
    return row && openLinkOf(tx, surveyId, row);
  });
}

/** The same for whoever asks for the link itself. @throws Refusal "not-found" while there is none */
export async function requireOpenLink(ctx: Context, input: ReadSurvey): Promise<OpenLink> {
  const link = await readOpenLink(ctx, input);
  if (!link) throw new Refusal("not-found", "This survey has no open link yet.");
  return link;
}
