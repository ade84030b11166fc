import { CustomerName } from "@/components/ui/customer-name";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { CustomersBehind } from "@/lib/value/ladder/rungs";

interface CustomersBehindViewProps {
  behind: CustomersBehind;
  /** Where the list goes on and begins. */
  next: string | null;
  first: string | null;
}

/** Who made one move on the ladder, the most valuable first. */
export function CustomersBehindView({ behind, next, first }: CustomersBehindViewProps) {
  const { customers, currency } = behind;
  if (customers.length === 0) {
    return (
      <EmptyState
        title="Nobody made this move"
        action={
          <LinkButton tone="primary" href="/analysis/value">
            Back to the ladder
          </LinkButton>
        }
      >
        The data may have changed since the number was shown.
      </EmptyState>
    );
  }
  return (
    <>
      <Table label="Customers" stacked>
        <thead>
          <tr>
            <HeaderCell>Customer</HeaderCell>
            <HeaderCell>Segment</HeaderCell>
            <HeaderCell>Last answer</HeaderCell>
            <HeaderCell align="right">Value, {currency}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {customers.map(({ id, name, externalId, segment, value, answeredAt, ...customer }) => (
            <tr key={id}>
              <Cell className="font-medium">
                <CustomerName id={id} name={name ?? externalId ?? "No name"} />
                {name && externalId && (
                  <span className="ml-2 font-normal text-ink-muted">{externalId}</span>
                )}
              </Cell>
              <Cell>
                <span className="text-ink-muted sm:hidden">Segment: </span>
                {segment ?? "–"}
              </Cell>
              <Cell>
                <span className="text-ink-muted sm:hidden">Last answer: </span>
                {customer.class ? `${customer.class}, ${answeredAt}` : "never answered"}
              </Cell>
              <Cell align="right" className="tabular-nums">
                <span className="text-ink-muted sm:hidden">Value: </span>
                {value === null ? "not known" : figure(value)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <nav aria-label="Pages" className="flex gap-2">
        {first && <LinkButton href={first}>First page</LinkButton>}
        {next && <LinkButton href={next}>More customers</LinkButton>}
      </nav>
    </>
  );
}
