import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { CustomerList } from "@/components/customers/customer-list";
import { addressOf } from "@/components/ui/address-of";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/access/permit";
import { findPeople } from "@/lib/value/people/find-people";
import { PeopleQuery } from "@/lib/value/people/shapes";

export const metadata: Metadata = { title: "Customers" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const path = "/customers";

export default async function CustomersPage({ searchParams }: Props) {
  const ctx = await requirePermission("customers.read");
  const query = PeopleQuery.parse(await searchParams);
  const { search, cursor } = query;
  const { nextCursor, ...page } = await findPeople(ctx, query);
  return (
    <>
      <PageHeader title="Customers" lead="Everybody who can be asked, the newest first." />
      <CustomerList
        {...{ path, search, ...page }}
        importPath={may(ctx.actor, "imports.run") ? "/data/import" : undefined}
      />
      {(cursor || nextCursor) && (
        <nav aria-label="Pages" className="flex gap-2">
          {cursor && <LinkButton href={addressOf(path, { search })}>First page</LinkButton>}
          {nextCursor && (
            <LinkButton href={addressOf(path, { search, cursor: nextCursor })}>
              More customers
            </LinkButton>
          )}
        </nav>
      )}
    </>
  );
}
