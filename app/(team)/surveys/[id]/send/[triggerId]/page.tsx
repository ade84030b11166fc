import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { followRules, saveRules, tryRules } from "@/app/(team)/surveys/[id]/send/actions";
import { triggerFacts } from "@/components/asking/fact-groups";
import { TriggerForm } from "@/components/asking/trigger-form";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { readOrganization } from "@/lib/access/organization";
import { readPlan } from "@/lib/delivery/save-plan";
import { ReadSurvey } from "@/lib/surveys/shapes";
import { readChoices } from "@/lib/touchpoints/read-choices";
import { latestSimulation } from "@/lib/touchpoints/read-simulation";
import { readTrigger } from "@/lib/touchpoints/read-triggers";
import { OneTrigger } from "@/lib/touchpoints/shapes";

export const metadata: Metadata = { title: "Trigger" };

interface Props {
  params: Promise<{ id: string; triggerId: string }>;
}

export default async function TriggerPage({ params }: Props) {
  const ctx = await requirePermission("triggers.edit");
  const { id, triggerId } = await params;
  const { surveyId } = parseOrMissing(ReadSurvey, { surveyId: id });
  const isNew = triggerId === "new";
  const one = isNew ? undefined : parseOrMissing(OneTrigger, { triggerId });
  const [trigger, latest, keys, { timeZone }, plan] = await Promise.all([
    one && orMissing(readTrigger(ctx, one)),
    latestSimulation(ctx, one?.triggerId ?? surveyId),
    readChoices(ctx),
    readOrganization(ctx),
    orMissing(readPlan(ctx, { surveyId })),
  ]);
  const path = `/surveys/${surveyId}/send`;
  return (
    <Panel
      title={trigger ? trigger.name || "Trigger" : "New trigger"}
      lead={<TextLink href={path}>All triggers of this survey</TextLink>}
    >
      <TriggerForm
        key={triggerId}
        survey={surveyId}
        doneHref={path}
        save={saveRules}
        simulation={{ ask: tryRules, follow: followRules, latest }}
        facts={triggerFacts(keys)}
        planned={plan.channels}
        {...{ trigger, keys, timeZone }}
      />
    </Panel>
  );
}
