import { newId } from "@/lib/ground/ids";
import { scoreAnswers } from "@/lib/responses/score";
import type { DecisionDetail } from "@/lib/touchpoints/shapes";
import type { SimulatedInteraction } from "./interactions";
import type { SimulatedPurchase } from "./relationships";
import type { SimulatedResponse } from "./responses";
import { idOf, type References } from "./rows";
import type { SimulatedMonth } from "./simulate";
import type { MonthRows } from "./store";
import { economics } from "./truth";

interface Stored {
  readonly interaction: SimulatedInteraction;
  readonly id: string;
  readonly invitationId: string;
  readonly customerId: string | null;
}

/** One month, ready to be stored: every interaction decided, every invitation in a final state. */
export function monthRows(references: References, month: SimulatedMonth): MonthRows {
  const stored = month.interactions.map((interaction): Stored => {
    const customerId = interaction.person && idOf(references, interaction.person);
    return { interaction, id: newId(), invitationId: newId(), customerId };
  });
  const places = new Map(stored.map((place) => [place.interaction, place]));
  const answers = new Map(month.responses.map((response) => [response.interaction, response]));
  return {
    interactions: stored.map((place) => interactionRow(references, place)),
    invitations: stored.flatMap((place) =>
      invitationRow(references, place, answers.get(place.interaction)),
    ),
    responses: month.responses.flatMap((response) => {
      const place = places.get(response.interaction);
      return place ? [responseRow(references, place, response)] : [];
    }),
    purchases: month.purchases.map((purchase) => purchaseRow(references, purchase)),
    optOuts: month.interactions.flatMap(optOutRow),
  };
}

function interactionRow(references: References, place: Stored) {
  const { interaction, id, customerId } = place;
  const { decision, decidedAt } = interaction;
  const detail = decisionDetail(references, place);
  return {
    id,
    externalId: interaction.externalId,
    customerId,
    occurredAt: interaction.occurredAt,
    channel: interaction.channel,
    touchpoint: interaction.touchpoint,
    agent: interaction.agent,
    team: interaction.team,
    kpis: interaction.kpis,
    source: "demo" as const,
    surveyable: true,
    decision: decision.decision,
    decisionReason: detail.reasons[0] ?? null,
    decisionDetail: detail,
    decidedAt,
    createdAt: decidedAt,
    updatedAt: decidedAt,
  };
}

/** The decision was made before there were ids; one about no trigger names none. */
function decisionDetail(
  { triggerId, surveyId }: References,
  { interaction: { decision }, invitationId }: Stored,
): DecisionDetail {
  const ids = {
    triggerId: decision.triggerId && triggerId,
    surveyId: decision.surveyId && surveyId,
  };
  const none = { reasons: [], moved: [], heard: [], dueAt: null };
  if (decision.decision === "suppressed") {
    return { ...none, reasons: decision.reasons, ...ids, invitationId: null };
  }
  return { ...none, ...ids, invitationId, dueAt: decision.dueAt.toISOString() };
}

function invitationRow(
  { surveyId, versionId, triggerId }: References,
  { interaction, id, invitationId, customerId }: Stored,
  answer: SimulatedResponse | undefined,
) {
  const { invitation, decidedAt } = interaction;
  if (!invitation || customerId === null) return [];
  const { dueAt, expiresAt, sentAt, failure } = invitation;
  const delivered = answer ? ("answered" as const) : ("sent" as const);
  const answeredAt = answer?.answeredAt ?? null;
  return [
    {
      ...{ id: invitationId, surveyId, versionId, triggerId, customerId, interactionId: id },
      channel: "email" as const,
      status: sentAt ? delivered : ("failed" as const),
      ...{ dueAt, expiresAt, sentAt, answeredAt, failure },
      attempts: 1,
      createdAt: decidedAt,
      updatedAt: answeredAt ?? sentAt ?? dueAt,
    },
  ];
}

function responseRow(
  { surveyId, versionId, definition }: References,
  { id, invitationId, customerId }: Stored,
  { answers, answeredAt }: SimulatedResponse,
) {
  const responseId = newId();
  return {
    ...{ id: responseId, surveyId, versionId, customerId, invitationId, interactionId: id },
    subjectId: customerId ?? responseId,
    answers,
    ...scoreAnswers(definition, answers),
    partial: false,
    source: "demo",
    ...{ answeredAt, receivedAt: answeredAt, createdAt: answeredAt, updatedAt: answeredAt },
  };
}

function purchaseRow(references: References, { person, ...purchase }: SimulatedPurchase) {
  return {
    ...purchase,
    id: newId(),
    customerId: idOf(references, person),
    amount: String(purchase.amount),
    margin: String(purchase.margin),
    currency: economics.currency,
    quantity: "1",
    createdAt: purchase.occurredAt,
    updatedAt: purchase.occurredAt,
  };
}

function optOutRow({ person, invitation }: SimulatedInteraction) {
  const address = person?.facts.email;
  const createdAt = invitation?.unsubscribedAt;
  return address && createdAt
    ? [{ id: newId(), address, source: "one-click" as const, createdAt }]
    : [];
}
