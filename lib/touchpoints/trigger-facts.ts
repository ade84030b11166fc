import { createHash } from "node:crypto";
import type { Tx } from "@/lib/access/context";
import { openSurveys } from "@/lib/delivery/read";
import { Refusal } from "@/lib/ground/refusal";
import type { TriggerFacts } from "@/lib/touchpoints/sampling";
import type { Trigger } from "@/lib/touchpoints/shapes";
import { listTriggerRows, type TriggerRow } from "@/lib/touchpoints/triggers.store";

const mostTriggers = 500;

/** Every trigger of the organisation as the decision reads it, in the order they are heard. */
export async function allTriggerFacts(tx: Tx): Promise<TriggerFacts[]> {
  return triggerFacts(tx, await listTriggerRows(tx, { limit: mostTriggers }));
}

/** Triggers with whether their surveys can be sent now. */
export async function triggerFacts(tx: Tx, rows: readonly TriggerRow[]): Promise<TriggerFacts[]> {
  const open = await openSurveys(
    tx,
    rows.map(({ surveyId }) => surveyId),
  );
  return rows.map((row) => ({ ...row, surveyOpen: open.has(row.surveyId) }));
}

/**
 * The draw that a trigger's share is compared with: a number in [0, 1), always the same for an
 * interaction and a trigger, and evenly spread over interactions (48 bits of SHA-256).
 */
export function draw(triggerId: string, interactionId: string): number {
  const hash = createHash("sha256").update(`${triggerId}\n${interactionId}`).digest();
  return hash.readUIntBE(0, 6) / 2 ** 48;
}

/** A trigger as the API shows it. */
export function triggerOf({ surveyId, createdAt, updatedAt, ...row }: TriggerRow): Trigger {
  return {
    ...row,
    survey: surveyId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function unknownTrigger(): Refusal {
  return new Refusal("not-found", "There is no such trigger.");
}
