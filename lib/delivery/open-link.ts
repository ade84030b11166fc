import type { Tx } from "@/lib/access/context";
import { SurveyDefinition } from "@/lib/surveys/shapes";
import { claimAnswer, findOpened } from "./open-link.store";

/** Whether an invitation can still be answered, and if not, why. */
export type LinkState = "open" | "answered" | "expired" | "closed";

/** What a survey link leads to. */
export interface OpenedLink {
  state: LinkState;
  invitationId: string;
  surveyId: string;
  versionId: string;
  customerId: string;
  interactionId: string | null;
  channel: "email" | "link";
  expiresAt: Date;
  definition: SurveyDefinition;
  organizationName: string;
  timeZone: string;
}

type Row = NonNullable<Awaited<ReturnType<typeof findOpened>>>;

function stateOf({ status, closedAt, expiresAt }: Row, now: Date): LinkState {
  if (status === "answered") return "answered";
  if (status === "cancelled" || closedAt) return "closed";
  return expiresAt <= now ? "expired" : "open";
}

/** Opens an invitation for reading. Nothing changes: mail scanners open links too. */
export async function openLink(tx: Tx, invitationId: string): Promise<OpenedLink | undefined> {
  const row = await findOpened(tx, invitationId);
  if (!row) return undefined;
  const { status, closedAt, definition, ...rest } = row;
  return {
    ...rest,
    state: stateOf(row, tx.now()),
    definition: SurveyDefinition.parse(definition),
  };
}

/** Marks an invitation answered; false when another submit did, or time ran out. */
export async function markAnswered(tx: Tx, invitationId: string): Promise<boolean> {
  return claimAnswer(tx, invitationId);
}
