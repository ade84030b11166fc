import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/ground/env";
import { Refusal } from "@/lib/ground/refusal";
import { unseal } from "@/lib/ground/sealed";
import type { ReadSurvey } from "./shapes";
import { findShown, findWidget, findWidgetSecret } from "./widget.store";
import { type ToldWidget, widgetOf } from "./widget-shapes";

/** A survey's widget; undefined while it has no open link. */
export async function readWidget(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<ToldWidget | undefined> {
  permit(ctx, "surveys.read");
  const row = await inTransaction(ctx, (tx) => findWidget(tx, surveyId));
  if (!row) return undefined;
  const snippet = `<script async src="${env().APP_URL}/embed.js?survey=${row.slug}"></script>`;
  return { ...widgetOf(row.widget), snippet };
}

/** The same for whoever asks for the widget itself. @throws Refusal "not-found" while there is none */
export async function requireWidget(ctx: Context, input: ReadSurvey): Promise<ToldWidget> {
  const widget = await readWidget(ctx, input);
  if (!widget) throw new Refusal("not-found", "This survey has no open link yet.");
  return widget;
}

/**
 * Those of some surveys that show on the organisation's sites, where these can sign for customers;
 * inside the caller's own verb.
 */
export async function surveysOnSites(tx: Tx, surveyIds: readonly string[]): Promise<Set<string>> {
  return surveyIds.length === 0 ? new Set() : findShown(tx, surveyIds);
}

/** When the organisation's secret was made; undefined while there is none. It is not told again. */
export async function readSecretMade(ctx: Context): Promise<Date | undefined> {
  permit(ctx, "surveys.read");
  return (await inTransaction(ctx, findWidgetSecret))?.madeAt;
}

/** What a secret is sealed for: one organisation's. */
export const sealedFor = (organizationId: string) => `widget secret ${organizationId}`;

/** What sites sign with, inside the caller's own verb; undefined while there is none. */
export async function widgetSecretOf(tx: Tx): Promise<string | undefined> {
  const row = await findWidgetSecret(tx);
  return row && unseal(row.sealed, sealedFor(tx.organizationId), env().AUTH_SECRET);
}
