import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { kioskSource } from "@/lib/surveys/kiosk-shapes";
import { publishedDefinitions } from "@/lib/surveys/published-definitions";
import { widgetOf, widgetSource } from "@/lib/surveys/widget-shapes";
import { handedOutAt, type OpenForm } from "./open-form";
import { findNotErased, findOpenKept, findOpenSurveys } from "./open-visits.store";
import { isCorrectable, type Visit, type VisitState } from "./visits";
import type { KeptRow } from "./visits.store";

/** A survey with an open link, on or off, and what it asks now. */
export type OpenSurvey = Awaited<ReturnType<typeof findOpenSurveys>>[number];

/** How long a form may lie in an open page before it is sent. */
const formMilliseconds = 7 * 24 * 3_600_000;

/** The open links of these surveys, by survey. Nothing changes. */
export async function openSurveys(
  ctx: Context,
  surveyIds: readonly string[],
): Promise<(OpenSurvey | undefined)[]> {
  const rows = await inTransaction(ctx, (tx) => findOpenSurveys(tx, surveyIds));
  const bySurvey = new Map(rows.map((row) => [row.surveyId, row]));
  return surveyIds.map((id) => bySurvey.get(id));
}

function isOpen(survey: OpenSurvey, source: string): boolean {
  if (survey.closedAt !== null) return false;
  if (source === widgetSource) return widgetOf(survey.widget).active;
  return source === kioskSource ? survey.kiosk : survey.active;
}

function stateOf(open: boolean, kept: KeptRow | undefined, expired: boolean): VisitState {
  if (kept && !kept.partial) return "answered";
  if (!open) return "closed";
  return expired ? "expired" : "open";
}

/** The visits with these forms, by response; a form of a survey that has no open link has none. */
export async function openVisitsOf(
  tx: Tx,
  forms: readonly OpenForm[],
  held = false,
): Promise<Map<string, Visit>> {
  const now = tx.now();
  const surveys = await findOpenSurveys(tx, [...new Set(forms.map(({ surveyId }) => surveyId))]);
  const bySurvey = new Map(surveys.map((row) => [row.surveyId, row]));
  const customerIds = forms.flatMap(({ customerId }) => customerId ?? []);
  const customers = await findNotErased(tx, customerIds, held);
  const responseIds = forms.map(({ responseId }) => responseId);
  const byId = new Map((await findOpenKept(tx, responseIds, held)).map((row) => [row.id, row]));
  const definitions = await publishedDefinitions(
    tx,
    forms.map(({ versionId }) => versionId),
  );
  return new Map(
    forms.flatMap((form) => {
      const survey = bySurvey.get(form.surveyId);
      const definition = definitions.get(form.versionId);
      if (!survey || !definition) return [];
      const kept = byId.get(form.responseId);
      const expiresAt = new Date(handedOutAt(form).getTime() + formMilliseconds);
      const { source, customerId = null } = form;
      const known = customerId === null || customers.has(customerId);
      const open = known && isOpen(survey, source);
      const state = stateOf(open, kept, expiresAt <= now);
      const visit: Visit = {
        id: form.responseId,
        invitationId: null,
        surveyId: form.surveyId,
        versionId: form.versionId,
        customerId,
        interactionId: null,
        source,
        expiresAt,
        organizationName: survey.organizationName,
        timeZone: survey.timeZone,
        state,
        definition,
        kept,
        correctable:
          state === "answered" && known && survey.closedAt === null && isCorrectable(kept, now),
        facts: {},
      };
      return [[form.responseId, visit] as const];
    }),
  );
}

/** Opens forms of open surveys, all that came at the same time at once. Nothing changes. */
export async function visitOpenSurveys(
  ctx: Context,
  forms: readonly OpenForm[],
): Promise<(Visit | undefined)[]> {
  const visits = await inTransaction(ctx, (tx) => openVisitsOf(tx, forms));
  return forms.map(({ responseId }) => visits.get(responseId));
}
