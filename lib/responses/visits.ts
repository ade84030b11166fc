import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { readFacts } from "@/lib/delivery/facts";
import type { Facts } from "@/lib/surveys/flow";
import { looksAtCustomer } from "@/lib/surveys/known-of";
import { publishedDefinitions } from "@/lib/surveys/published-definitions";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import { findKept, findOpened, type KeptRow, type OpenedRow } from "./visits.store";

/** Whether an invitation can still be answered, and if not, why. */
export type VisitState = "open" | "answered" | "expired" | "closed" | "withdrawn";

/** What somebody's link leads to, and what was answered so far. */
export interface Visit {
  /** What the link names: the invitation, or the response that an open form becomes. */
  id: string;
  invitationId: string | null;
  surveyId: string;
  versionId: string;
  customerId: string | null;
  interactionId: string | null;
  source: string;
  expiresAt: Date;
  organizationName: string;
  timeZone: string;
  state: VisitState;
  definition: SurveyDefinition;
  kept: KeptRow | undefined;
  /** The answers may still be changed. */
  correctable: boolean;
  /** What is known of the customer, where the survey looks at that. */
  facts: Facts;
}

/** How long answers may be corrected. */
const correctableMilliseconds = 24 * 3_600_000;

/** Whether what was answered may still be changed. */
export function isCorrectable(kept: Pick<KeptRow, "completedAt"> | undefined, now: Date): boolean {
  return now.getTime() < (kept?.completedAt?.getTime() ?? 0) + correctableMilliseconds;
}

/** Why an invitation ended whose customer took the answers back. */
const withdrawn = "withdrawn";

function stateOf({ status, failure, closedAt, expiresAt }: OpenedRow, now: Date): VisitState {
  if (failure === withdrawn) return "withdrawn";
  if (status === "answered") return "answered";
  if (status === "cancelled" || closedAt) return "closed";
  return expiresAt <= now ? "expired" : "open";
}

/** The visits to these invitations, by invitation. */
export async function visitsOf(
  tx: Tx,
  rows: readonly OpenedRow[],
  responses: readonly KeptRow[],
): Promise<Map<string, Visit>> {
  const now = tx.now();
  const byInvitation = new Map(responses.map((one) => [one.invitationId, one]));
  const definitions = await publishedDefinitions(
    tx,
    rows.map(({ versionId }) => versionId),
  );
  const looking = rows.filter(({ versionId }) => {
    const definition = definitions.get(versionId);
    return definition && looksAtCustomer(definition);
  });
  const known = await readFacts(
    tx,
    looking.map(({ invitationId }) => invitationId),
  );
  return new Map(
    rows.flatMap((row) => {
      const definition = definitions.get(row.versionId);
      if (!definition) return [];
      const { invitationId: id } = row;
      const state = stateOf(row, now);
      const kept = byInvitation.get(id);
      const visit: Visit = {
        id,
        invitationId: id,
        surveyId: row.surveyId,
        versionId: row.versionId,
        customerId: row.customerId,
        interactionId: row.interactionId,
        source: row.channel,
        expiresAt: row.expiresAt,
        organizationName: row.organizationName,
        timeZone: row.timeZone,
        state,
        definition,
        kept,
        correctable: state === "answered" && row.closedAt === null && isCorrectable(kept, now),
        facts: known.get(id) ?? {},
      };
      return [[id, visit] as const];
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
  const wanted = [...new Set(invitationIds)];
  const visits = await inTransaction(ctx, async (tx) => {
    const [rows, kept] = await Promise.all([findOpened(tx, wanted), findKept(tx, wanted)]);
    return visitsOf(tx, rows, kept);
  });
  return invitationIds.map((id) => visits.get(id));
}
