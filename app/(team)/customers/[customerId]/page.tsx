import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { addReferral, erase, removeReferral } from "@/app/(team)/customers/actions";
import { sourceWords } from "@/components/asking/suppression-table";
import { ChoicesPanel } from "@/components/customers/choices-panel";
import { FactsPanel } from "@/components/customers/facts-panel";
import { ReferralsPanel } from "@/components/customers/referrals-panel";
import { Timeline } from "@/components/customers/timeline";
import { ValuePanel } from "@/components/customers/value-panel";
import { addressOf } from "@/components/ui/address-of";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { may } from "@/lib/access/permit";
import { readTimeline } from "@/lib/analysis/customer-timeline";
import { TimelineRequest } from "@/lib/analysis/timeline-shapes";
import { readKpis } from "@/lib/kpis/read";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import { readPerson } from "@/lib/value/people/read-person";
import { readReferrals } from "@/lib/value/referrals/read-referrals";

export const metadata: Metadata = { title: "Customer" };

interface Props {
  params: Promise<{ customerId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const ctx = await requirePermission("customers.read");
  const { customerId } = await params;
  const { cursor } = await searchParams;
  const request = parseOrMissing(TimelineRequest, { customerId, cursor });
  const { customer, currency, timeZone, choices, ...worth } = await orMissing(
    readPerson(ctx, request.customerId),
  );
  const { data, nextCursor } = await orMissing(readTimeline(ctx, request));
  const kpis = new Map((await readKpis(ctx)).map((kpi) => [kpi.key, kpi]));
  const sent = await readReferrals(ctx, customer.id);
  const editing = may(ctx.actor, "customers.write")
    ? { add: addReferral, remove: removeReferral }
    : undefined;
  const path = `/customers/${customer.id}`;
  const name = customer.name ?? customer.email ?? customer.externalId ?? "A customer";
  const known = customer.externalId ?? customer.name ?? customer.email;
  return (
    <>
      <PageHeader
        title={name}
        lead={[customer.externalId, customer.segment].flatMap((word) => word ?? []).join(" · ")}
        parent={{ href: "/customers", label: "Customers" }}
        actions={
          <>
            {may(ctx.actor, "triggers.read") && known && (
              <LinkButton href={addressOf("/ledger", { search: known, days: "365" })}>
                Decisions
              </LinkButton>
            )}
            {may(ctx.actor, "invitations.read") && customer.email && (
              <LinkButton href={addressOf("/outbox", { search: customer.email })}>
                Messages
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4 lg:order-2">
          <ValuePanel {...worth} currency={currency} />
          <ChoicesPanel {...{ choices, timeZone }} sources={sourceWords} />
          <FactsPanel {...{ customer, currency, kpis }} />
          <ReferralsPanel customerId={customer.id} {...{ sent, editing }} />
        </div>
        <Panel title="What happened" lead="The newest first.">
          <div className="flex flex-col gap-4">
            <Timeline entries={data} timeZone={timeZone} reasons={reasonWords} kpis={kpis} />
            <div className="flex gap-2">
              {request.cursor && <LinkButton href={path}>Newest</LinkButton>}
              {nextCursor && (
                <LinkButton href={addressOf(path, { cursor: nextCursor })}>Earlier</LinkButton>
              )}
            </div>
          </div>
        </Panel>
      </div>
      {may(ctx.actor, "customers.erase") && (
        <Panel
          title="Erase this person"
          lead="Who asks to be forgotten is erased: what is known of them goes, and their answers stay as numbers that nothing connects with anybody."
        >
          <ConfirmButton
            label="Erase"
            tone="danger"
            description={`Erase ${name}`}
            question={`Erase ${name}?`}
            confirmLabel="Erase"
            act={erase.bind(null, customer.id)}
          >
            Name, addresses, values and comments are deleted, and invitations withdrawn. This cannot
            be undone.
          </ConfirmButton>
        </Panel>
      )}
    </>
  );
}
