import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { PlanList } from "@/components/plans/plan-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { ListPlans, PlansQuery } from "@/lib/framework/plan-shapes";
import { readPlans } from "@/lib/framework/read-plans";

export const metadata: Metadata = { title: "Plans" };

export default async function PlansPage({ searchParams }: PageProps<"/plans">) {
  const ctx = await requirePermission("analysis.read");
  const { cursor } = PlansQuery.parse(await searchParams);
  const { data, nextCursor } = await readPlans(ctx, ListPlans.parse({ cursor }));
  return (
    <>
      <PageHeader
        title="Plans"
        lead="Improvements that were decided: what each was to bring, and what it brought."
      />
      {data.length > 0 || cursor ? (
        <PlanList plans={data} isFirst={cursor === undefined} nextCursor={nextCursor} />
      ) : (
        <EmptyState
          title="No plans yet"
          action={
            <LinkButton tone="primary" href="/analysis/framework">
              Try a what-if
            </LinkButton>
          }
        >
          A plan begins as a what-if: move what you could change, keep it, and start it from the
          comparison.
        </EmptyState>
      )}
    </>
  );
}
