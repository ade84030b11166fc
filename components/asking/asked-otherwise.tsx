import { CustomerName } from "@/components/ui/customer-name";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { InvitationState } from "@/lib/touchpoints/invitation-state";

interface Asked {
  id: string;
  createdAt: Date;
  roundId: string | null;
  surveyId: string;
  surveyName: string;
  customerId: string;
  customerName: string | null;
  customerEmail: string | null;
  state: InvitationState;
}

/** Invitations that no trigger decided: a round's, and those by hand. */
export function AskedOtherwise({ rows, timeZone }: { rows: readonly Asked[]; timeZone: string }) {
  if (rows.length === 0) return null;
  return (
    <Panel
      title="Asked by a round or by hand"
      lead="Of the customers found, the latest invitations that no trigger decided."
    >
      <Table label="Invitations that no trigger decided" stacked>
        <thead>
          <tr>
            <HeaderCell>Invited</HeaderCell>
            <HeaderCell>Customer</HeaderCell>
            <HeaderCell>Survey</HeaderCell>
            <HeaderCell>By</HeaderCell>
            <HeaderCell>How it stands</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <Cell className="text-ink-muted">
                <Moment at={one.createdAt} timeZone={timeZone} />
              </Cell>
              <Cell className="max-sm:font-medium">
                <CustomerName
                  id={one.customerId}
                  name={one.customerName ?? one.customerEmail ?? "Nobody known"}
                />
              </Cell>
              <Cell className="text-ink-muted">{one.surveyName}</Cell>
              <Cell>
                {one.roundId ? (
                  <TextLink href={`/surveys/${one.surveyId}/send/rounds/${one.roundId}`}>
                    A round
                  </TextLink>
                ) : (
                  "Hand"
                )}
              </Cell>
              <Cell className="break-words text-ink-muted">{one.state.explanation}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
