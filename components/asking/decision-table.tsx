import { reasonWords } from "@/components/asking/reason-words";
import { Badge } from "@/components/ui/badge";
import { CustomerName } from "@/components/ui/customer-name";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { nameOfKey } from "@/lib/ground/name-of-key";
import type { SuppressionReason } from "@/lib/touchpoints/sampling";

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
  invitationStatus: string | null;
}

interface DecisionTableProps {
  decisions: readonly ShownDecision[];
  timeZone: string;
}

/** Interaction by interaction: asked or not, and why not. */
export function DecisionTable({ decisions, timeZone }: DecisionTableProps) {
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
            <Cell className="text-ink-muted">{whyWords(one)}</Cell>
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

export const invitationWords: Record<string, string> = {
  scheduled: "Waits for its hour",
  sending: "Is being sent",
  sent: "Sent",
  kept: "Kept in the outbox",
  failed: "Could not be delivered",
  answered: "Answered",
  cancelled: "Called off",
};

function whyWords({ decision, reasons, invitationStatus }: ShownDecision): string {
  if (decision === "invited") return invitationWords[invitationStatus ?? ""] ?? "";
  return reasons.map((reason) => reasonWords[reason]).join(", ");
}
