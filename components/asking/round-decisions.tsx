import { addressOf } from "@/components/ui/address-of";
import { Badge } from "@/components/ui/badge";
import { CustomerName } from "@/components/ui/customer-name";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { InvitationState } from "@/lib/touchpoints/invitation-state";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import type { SuppressionReason } from "@/lib/touchpoints/sampling";

interface Row {
  id: string;
  customerId: string | null;
  customerName: string | null;
  customerEmail: string | null;
  decision: "invited" | "suppressed";
  reasons: readonly SuppressionReason[];
  dueAt: string | null;
  invitationState: InvitationState | null;
}

interface RoundDecisionsProps {
  path: string;
  reason: SuppressionReason | "invited" | undefined;
  rows: readonly Row[];
  nextCursor: string | null;
  timeZone: string;
}

/** The ledger of a round: customer by customer, asked or not, and why not. */
export function RoundDecisions({ path, reason, rows, nextCursor, timeZone }: RoundDecisionsProps) {
  const only = reason === "invited" ? "those who were asked" : reason && reasonWords[reason];
  return (
    <section id="decisions" aria-labelledby="decisions-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="decisions-title" className="text-base font-semibold">
          Customer by customer{only && `: ${only}`}
        </h2>
        {reason && <LinkButton href={`${path}#decisions`}>Show all</LinkButton>}
      </div>
      {rows.length === 0 ? (
        <EmptyState title="Nobody here" />
      ) : (
        <DecisionRows rows={rows} timeZone={timeZone} />
      )}
      {nextCursor && (
        <div>
          <LinkButton href={`${addressOf(path, { reason, cursor: nextCursor })}#decisions`}>
            More
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function DecisionRows({ rows, timeZone }: Pick<RoundDecisionsProps, "rows" | "timeZone">) {
  return (
    <Table label="Customers" stacked>
      <thead>
        <tr>
          <HeaderCell>Customer</HeaderCell>
          <HeaderCell>Decision</HeaderCell>
          <HeaderCell>Why</HeaderCell>
          <HeaderCell>Due</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <Cell className="max-sm:font-medium">
              <CustomerName
                id={one.customerId}
                name={one.customerName ?? one.customerEmail ?? "Nobody known"}
              />
            </Cell>
            <Cell>
              <Badge tone={one.decision === "invited" ? "good" : "neutral"}>
                {one.decision === "invited" ? "Asked" : "Not asked"}
              </Badge>
            </Cell>
            <Cell className="text-ink-muted">
              {one.decision === "invited"
                ? one.invitationState?.explanation
                : one.reasons.map((reason) => reasonWords[reason]).join(", ")}
            </Cell>
            <Cell className="text-ink-muted">
              <Due at={one.invitationState?.dueAt ?? one.dueAt} timeZone={timeZone} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Due({ at, timeZone }: { at: string | null; timeZone: string }) {
  return at === null ? null : <Moment at={new Date(at)} timeZone={timeZone} />;
}
