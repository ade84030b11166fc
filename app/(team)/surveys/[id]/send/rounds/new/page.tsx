import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { countRound } from "@/app/(team)/surveys/[id]/send/rounds/actions";
import { customerFacts } from "@/components/asking/fact-groups";
import { RoundForm } from "@/components/asking/round-form";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { readSurvey } from "@/lib/surveys/read";
import { ReadSurvey } from "@/lib/surveys/shapes";
import { readChoices } from "@/lib/touchpoints/read-choices";

export const metadata: Metadata = { title: "New round" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function NewRoundPage({ params }: Props) {
  const ctx = await requirePermission("invitations.send");
  const { surveyId } = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  await orMissing(readSurvey(ctx, { surveyId }));
  const keys = await readChoices(ctx);
  const path = `/surveys/${surveyId}/send`;
  return (
    <Panel
      title="Ask customers now"
      lead={<TextLink href={path}>Everything about sending this survey</TextLink>}
    >
      <RoundForm
        survey={surveyId}
        facts={customerFacts(keys)}
        path={`${path}/rounds`}
        save={countRound}
      />
    </Panel>
  );
}
