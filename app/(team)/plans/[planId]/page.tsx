import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { measure, note } from "@/app/(team)/plans/actions";
import { PlanView } from "@/components/plans/plan-view";
import { readOrganization } from "@/lib/access/organization";
import { OnePlan } from "@/lib/framework/plan-shapes";
import { readPlan } from "@/lib/framework/read-plans";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanPage({ params }: PageProps<"/plans/[planId]">) {
  const ctx = await requirePermission("analysis.read");
  const plan = await orMissing(readPlan(ctx, parseOrMissing(OnePlan, await params)));
  const { timeZone } = await readOrganization(ctx);
  return <PlanView {...{ plan, timeZone, measure, note }} />;
}
