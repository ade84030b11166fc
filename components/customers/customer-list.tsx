import { ClassBadge } from "@/components/customers/class-badge";
import { CustomerName } from "@/components/ui/customer-name";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { SearchForm } from "@/components/ui/search-form";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { ListedPerson } from "@/lib/value/people/shapes";

interface CustomerListProps {
  path: string;
  search: string | undefined;
  people: readonly ListedPerson[];
  currency: string;
  timeZone: string;
  /** Where files come in; absent for those who may not bring any. */
  importPath: string | undefined;
}

/** Customers with what matters most of each: what they said last, what they are worth, when they were seen. */
export function CustomerList(props: CustomerListProps) {
  const { path, search, people, importPath } = props;
  if (people.length === 0 && !search) {
    return (
      <EmptyState
        title="No customers yet"
        action={
          importPath && (
            <LinkButton tone="primary" href={importPath}>
              Import customers
            </LinkButton>
          )
        }
      >
        Customers appear here with their first interaction, purchase or answer.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <SearchForm
        path={path}
        label="Search by id, name or e-mail"
        placeholder="Id, or start of a name or e-mail"
        search={search}
      />
      {people.length === 0 ? (
        <EmptyState
          title="Nobody is called so"
          action={<LinkButton href={path}>Show all</LinkButton>}
        >
          Try a part of the name or of the address.
        </EmptyState>
      ) : (
        <PeopleTable {...props} />
      )}
    </div>
  );
}

function PeopleTable({ people, currency, timeZone }: CustomerListProps) {
  return (
    <Table label="Customers" stacked>
      <thead>
        <tr>
          <HeaderCell>Customer</HeaderCell>
          <HeaderCell>Last answer</HeaderCell>
          <HeaderCell align="right">Value, {currency}</HeaderCell>
          <HeaderCell align="right">Value tier</HeaderCell>
          <HeaderCell>Segment</HeaderCell>
          <HeaderCell>Last interaction</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <Cell>
              <CustomerName
                id={person.id}
                name={person.name ?? person.email ?? person.externalId ?? "No name"}
              />
              <span className="block text-xs text-ink-muted">{beneath(person)}</span>
            </Cell>
            <Cell>
              {person.class ? (
                <ClassBadge name={person.class} />
              ) : (
                <span className="text-ink-muted">No answer</span>
              )}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Value: </span>
              {person.value === null ? "–" : figure(person.value)}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Tier: </span>
              {person.tier === null ? "–" : `${person.tier} of 5`}
            </Cell>
            <Cell>
              <span className="text-ink-muted sm:hidden">Segment: </span>
              {person.segment ?? "–"}
            </Cell>
            <Cell className="text-ink-muted">
              <span className="sm:hidden">Seen: </span>
              {person.seenAt ? <Moment at={new Date(person.seenAt)} timeZone={timeZone} /> : "–"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function beneath({ name, email, externalId }: ListedPerson): string {
  const known = name ? [externalId, email] : email ? [externalId] : [];
  return known.flatMap((word) => word ?? []).join(" · ");
}
