import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import type { Facts } from "@/lib/surveys/flow";
import { looksAtCustomer } from "@/lib/surveys/known-of";
import { publishedDefinitions } from "@/lib/surveys/published-definitions";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import { readFacts } from "./facts";
import { findKept, findOpened, type KeptRow, type OpenedRow } from "./visits.store";

/** Whether an invitation can still be answered, and if not, why. */
export type VisitState = "open" | "answered" | "expired" | "closed" | "withdrawn";

/** What a customer's link leads to, and what was answered so far. */
export interface Visit extends Omit<OpenedRow, "status" | "failure" | "closedAt"> {
  state: VisitState;
  definition: SurveyDefinition;
  kept: KeptRow | undefined;
  /** The answers may still be changed. */
  correctable: boolean;
  /** What is known of the customer, where the survey looks at that. */
  facts: Facts;
}

/** How long a customer may correct what they answered. */
const correctableMilliseconds = 24 * 3_600_000;

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
      const { status, failure, closedAt, ...rest } = row;
      const state = stateOf(row, now);
      const kept = byInvitation.get(row.invitationId);
      const until = (kept?.completedAt?.getTime() ?? 0) + correctableMilliseconds;
      const correctable = state === "answered" && closedAt === null && now.getTime() < until;
      const facts = known.get(row.invitationId) ?? {};
      const visit = { ...rest, state, definition, kept, correctable, facts };
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
  const wanted = [...new Set(invitationIds)];
  const visits = await inTransaction(ctx, async (tx) => {
    const [rows, kept] = await Promise.all([findOpened(tx, wanted), findKept(tx, wanted)]);
    return visitsOf(tx, rows, kept);
  });
  return invitationIds.map((id) => visits.get(id));
}
