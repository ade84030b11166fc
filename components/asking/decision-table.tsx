import { DecisionRules, type Heard } from "@/components/asking/decision-rules";
import { Badge } from "@/components/ui/badge";
import { CustomerName } from "@/components/ui/customer-name";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { nameOfKey } from "@/lib/ground/name-of-key";
import type { Moved } from "@/lib/touchpoints/ask-moment";
import type { InvitationState } from "@/lib/touchpoints/invitation-state";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import type { SuppressionReason } from "@/lib/touchpoints/sampling";
import type { TriggerNames } from "@/lib/touchpoints/shapes";

interface ShownDecision {
  id: string;
  externalId: string | null;
  occurredAt: Date;
  touchpoint: string | null;
  channel: string | null;
  decision: "invited" | "suppressed" | null;
  reasons: readonly SuppressionReason[];
  decidedAt: Date | null;
  customerId: string | null;
  customerName: string | null;
  customerEmail: string | null;
  surveyName: string | null;
  triggerId: string | null;
  dueAt: string | null;
  moved: readonly Moved[];
  heard: readonly Heard[];
  invitationState: InvitationState | null;
}

interface DecisionTableProps {
  decisions: readonly ShownDecision[];
  triggers: TriggerNames;
  timeZone: string;
}

/** Interaction by interaction: asked or not, and why not. */
export function DecisionTable({ decisions, triggers, timeZone }: DecisionTableProps) {
  return (
    <Table label="One by one" stacked>
      <thead>
        <tr>
          <HeaderCell>Decided</HeaderCell>
          <HeaderCell>Customer</HeaderCell>
          <HeaderCell>Interaction</HeaderCell>
          <HeaderCell>Decision</HeaderCell>
          <HeaderCell>Why</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {decisions.map((one) => (
          <tr key={one.id}>
            <Cell className="text-ink-muted">
              {one.decidedAt && <Moment at={one.decidedAt} timeZone={timeZone} />}
            </Cell>
            <Cell className="max-sm:font-medium">
              <CustomerName
                id={one.customerId}
                name={one.customerName ?? one.customerEmail ?? "Nobody known"}
              />
            </Cell>
            <Cell className="text-ink-muted">{interactionWords(one)}</Cell>
            <Cell>
              <Badge tone={one.decision === "invited" ? "good" : "neutral"}>
                {one.decision === "invited" ? "Asked" : "Not asked"}
              </Badge>
            </Cell>
            <Cell className="text-ink-muted sm:min-w-64">
              <p className="break-words">{whyWords(one)}</p>
              {one.invitationState?.status === "scheduled" && (
                <p className="text-xs">
                  {"Due "}
                  <Moment at={new Date(one.invitationState.dueAt)} timeZone={timeZone} />
                </p>
              )}
              <DecisionRules
                {...{ ...one, triggers, timeZone }}
                about={one.customerName ?? one.customerEmail ?? "nobody known"}
              />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function interactionWords({ touchpoint, channel, externalId }: ShownDecision): string {
  const named = [touchpoint, channel].map((key) => key && nameOfKey(key));
  const said = [...named, externalId].filter((word) => word !== null);
  return said.length > 0 ? said.join(" · ") : "Without particulars";
}

function whyWords({ decision, reasons, invitationState }: ShownDecision): string {
  if (decision === "invited") return invitationState?.explanation ?? "";
  return reasons.map((reason) => reasonWords[reason]).join(", ");
}
