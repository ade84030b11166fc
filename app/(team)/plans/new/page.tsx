import type { Metadata } from "next";
import { z } from "zod";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { start } from "@/app/(team)/plans/actions";
import { StartPlanForm } from "@/components/plans/start-plan-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { planOffer } from "@/lib/framework/plan-offer";

export const metadata: Metadata = { title: "Start a plan" };

const Query = z.object({ scenario: z.uuid() });

export default async function NewPlanPage({ searchParams }: PageProps<"/plans/new">) {
  const ctx = await requirePermission("plans.edit");
  const { scenario } = parseOrMissing(Query, await searchParams);
  const offer = await orMissing(planOffer(ctx, { scenarioId: scenario }));
  return (
    <>
      <PageHeader
        title="Start a plan"
        parent={{ href: "/analysis/framework", label: "Framework" }}
        lead="What it is predicted to bring is written down today, and stands beside what is measured later."
      />
      <Panel>
        <StartPlanForm {...offer} action={start} />
      </Panel>
    </>
  );
}
