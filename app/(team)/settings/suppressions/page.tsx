import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { addAddresses, liftAddress } from "@/app/(team)/settings/suppressions/actions";
import { SuppressionForm } from "@/components/asking/suppression-form";
import { SuppressionTable } from "@/components/asking/suppression-table";
import { addressOf } from "@/components/ui/address-of";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readSuppressions } from "@/lib/touchpoints/read-suppressions";
import { SuppressionQuery } from "@/lib/touchpoints/suppression-shapes";

export const metadata: Metadata = { title: "Suppressions" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const path = "/settings/suppressions";

export default async function SuppressionsPage({ searchParams }: Props) {
  const ctx = await requirePermission("suppressions.read");
  const query = SuppressionQuery.parse(await searchParams);
  const { data, nextCursor } = await readSuppressions(ctx, query);
  const { timeZone } = await readOrganization(ctx);
  const edits = may(ctx.actor, "suppressions.edit");
  return (
    <Panel
      title="Suppressions"
      lead="Addresses that are never written to, whoever is behind them, and those to which one survey is not sent again."
      actions={
        <LinkButton href={`${path}/export`} prefetch={false} size="small">
          Export
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-5">
        {edits && <SuppressionForm add={addAddresses} />}
        <SuppressionTable
          {...{ path, timeZone }}
          search={query.search}
          rows={data}
          lift={edits ? liftAddress : undefined}
        />
        <div className="flex gap-2">
          {query.cursor && (
            <LinkButton href={addressOf(path, { search: query.search })}>Newest</LinkButton>
          )}
          {nextCursor && (
            <LinkButton href={addressOf(path, { search: query.search, cursor: nextCursor })}>
              Older
            </LinkButton>
          )}
        </div>
      </div>
    </Panel>
  );
}
