import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { publishedDefinitions } from "@/lib/surveys/published-definitions";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import { findByInvitations, findOpened, type OpenedRow } from "./visits.store";

/** Whether an invitation can still be answered, and if not, why. */
export type VisitState = "open" | "answered" | "expired" | "closed";

/** What a customer's link leads to, and how it was answered if it was. */
export interface Visit extends Omit<OpenedRow, "status" | "closedAt"> {
  state: VisitState;
  definition: SurveyDefinition;
  class: "promoter" | "passive" | "detractor" | null;
}

function stateOf({ status, closedAt, expiresAt }: OpenedRow, now: Date): VisitState {
  if (status === "answered") return "answered";
  if (status === "cancelled" || closedAt) return "closed";
  return expiresAt <= now ? "expired" : "open";
}

/** The visits to these invitations, by invitation. */
export async function visitsOf(tx: Tx, rows: readonly OpenedRow[]): Promise<Map<string, Visit>> {
  const now = tx.now();
  const answered = rows.filter(({ status }) => status === "answered");
  const responses = await findByInvitations(
    tx,
    answered.map(({ invitationId }) => invitationId),
  );
  const classes = new Map(responses.map((one) => [one.invitationId, one.class]));
  const definitions = await publishedDefinitions(
    tx,
    rows.map(({ versionId }) => versionId),
  );
  return new Map(
    rows.flatMap((row) => {
      const definition = definitions.get(row.versionId);
      if (!definition) return [];
      const { status, closedAt, ...rest } = row;
      const state = stateOf(row, now);
      const visit = { ...rest, state, definition, class: classes.get(row.invitationId) ?? null };
      return [[row.invitationId, visit] as const];
    }),
  );
}

/**
 * Opens customers' links, all those that came at the same time at once; the signature in a link is
 * the permission. Nothing changes: mail scanners open links too.
 */
export async function visitSurveys(
  ctx: Context,
  invitationIds: readonly string[],
): Promise<(Visit | undefined)[]> {
  const visits = await inTransaction(ctx, async (tx) =>
    visitsOf(tx, await findOpened(tx, [...new Set(invitationIds)])),
  );
  return invitationIds.map((id) => visits.get(id));
}
