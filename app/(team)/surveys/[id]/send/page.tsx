import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import {
  addLinkPlace,
  changeTrigger,
  inviteByHand,
  removeLinkPlace,
  removeTrigger,
  rollSecret,
  saveDelivery,
  saveKioskMode,
  saveLink,
  saveWidgetSettings,
  sendMeATest,
  sendTestMessage,
} from "@/app/(team)/surveys/[id]/send/actions";
import { Decisions } from "@/components/asking/decisions";
import { InviteForm } from "@/components/asking/invite-form";
import { MessagePanel } from "@/components/asking/message-panel";
import { RoundList } from "@/components/asking/round-list";
import { TriggerList } from "@/components/asking/trigger-list";
import { PlanForm } from "@/components/channels/plan-form";
import { KioskPanel } from "@/components/open/kiosk-panel";
import { OpenLinkPanel } from "@/components/open/open-link-panel";
import { PaperPanel } from "@/components/open/paper-panel";
import { WidgetPanel } from "@/components/open/widget-panel";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { previewMessage } from "@/lib/delivery/preview";
import { readPlan } from "@/lib/delivery/save-plan";
import { PreviewQuery } from "@/lib/delivery/shapes";
import { readSources } from "@/lib/responses/read";
import { slugOf } from "@/lib/surveys/open-link-shapes";
import { readPaperLanguages } from "@/lib/surveys/print-survey";
import { readSurvey } from "@/lib/surveys/read";
import { readKiosk } from "@/lib/surveys/read-kiosk";
import { readOpenLink } from "@/lib/surveys/read-open-link";
import { readSecretMade, readWidget } from "@/lib/surveys/read-widget";
import { ReadSurvey } from "@/lib/surveys/shapes";
import { readDecisions } from "@/lib/touchpoints/read-decisions";
import { readTriggerNames, readTriggers, readWaiting } from "@/lib/touchpoints/read-triggers";
import { readRounds } from "@/lib/touchpoints/rounds/read-rounds";
import { DecisionQuery } from "@/lib/touchpoints/shapes";

export const metadata: Metadata = { title: "Send survey" };

const roundsShown = 10;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SendPage({ params, searchParams }: Props) {
  const ctx = await requirePermission("triggers.read");
  const { surveyId } = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  const survey = await orMissing(readSurvey(ctx, { surveyId }));
  const asked = await searchParams;
  const [query, preview] = [DecisionQuery.parse(asked), PreviewQuery.parse(asked)];
  const { data: triggers } = await readTriggers(ctx, { survey: surveyId, limit: 200 });
  const [waiting, list, message, { timeZone }, names] = await Promise.all([
    readWaiting(
      ctx,
      triggers.map(({ id }) => id),
    ),
    orMissing(readDecisions(ctx, surveyId, query)),
    previewMessage(ctx, { surveyId }, preview),
    readOrganization(ctx),
    readTriggerNames(ctx),
  ]);
  const plan = await readPlan(ctx, { surveyId });
  const { data: rounds } = await readRounds(ctx, { survey: surveyId, limit: roundsShown });
  const maySend = may(ctx.actor, "invitations.send");
  const path = `/surveys/${surveyId}/send`;
  const edit = may(ctx.actor, "triggers.edit")
    ? { change: changeTrigger, remove: removeTrigger }
    : undefined;
  return (
    <>
      {survey.status !== "published" && <NotOpen surveyId={surveyId} status={survey.status} />}
      <TriggerList {...{ path, triggers, waiting, edit }} />
      <RoundList
        {...{ path, timeZone }}
        rounds={rounds}
        mayAsk={maySend && survey.status === "published"}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <MessagePanel
          {...{ path, message, survey: surveyId, query: preview }}
          send={
            maySend
              ? { mail: sendMeATest.bind(null, { surveyId, ...preview }), sms: sendTestMessage }
              : undefined
          }
        />
        <div className="flex flex-col gap-6 empty:hidden">
          {edit && (
            <Panel
              title="How it reaches customers"
              lead="By the first channel that has an address of theirs; the next one if that fails for good. Who answers is not reminded."
            >
              <PlanForm
                survey={surveyId}
                plan={plan}
                languages={message.languages}
                action={saveDelivery}
              />
            </Panel>
          )}
          {maySend && survey.status === "published" && (
            <Panel
              title="Ask one customer now"
              lead="Whatever the trigger says; but nobody who does not want to be asked. The answer counts as any other."
            >
              <InviteForm survey={surveyId} ownAddress={ctx.actor.email} invite={inviteByHand} />
            </Panel>
          )}
        </div>
      </div>
      <OpenWays {...{ ctx, surveyId, timeZone }} name={survey.name} />
      <Decisions {...{ path, query, list, timeZone }} triggers={names} />
    </>
  );
}

interface OpenWaysProps {
  ctx: Awaited<ReturnType<typeof requirePermission>>;
  surveyId: string;
  name: string;
  timeZone: string;
}

/** Where anybody may answer, whoever they are. */
async function OpenWays({ ctx, surveyId, name, timeZone }: OpenWaysProps) {
  const [link, kiosk, counts, widget, secretMade, languages] = await Promise.all([
    readOpenLink(ctx, { surveyId }),
    readKiosk(ctx, { surveyId }),
    readSources(ctx, { surveyId }),
    readWidget(ctx, { surveyId }),
    readSecretMade(ctx),
    readPaperLanguages(ctx, { surveyId }),
  ]);
  const mayOpen = may(ctx.actor, "surveys.publish");
  return (
    <>
      <OpenLinkPanel
        {...{ surveyId, link, counts }}
        suggestion={slugOf(name)}
        edit={mayOpen ? { save: saveLink, add: addLinkPlace, remove: removeLinkPlace } : undefined}
      />
      <PaperPanel
        {...{ surveyId, languages, link }}
        mayTypeIn={may(ctx.actor, "responses.write")}
      />
      <KioskPanel
        {...{ surveyId, kiosk }}
        answers={counts.kiosk ?? 0}
        save={mayOpen ? saveKioskMode : undefined}
      />
      <WidgetPanel
        {...{ surveyId, widget }}
        answers={counts.widget ?? 0}
        secretMade={secretMade?.toLocaleDateString("en-GB", { dateStyle: "long", timeZone })}
        save={mayOpen ? saveWidgetSettings : undefined}
        roll={may(ctx.actor, "organization.edit") ? rollSecret : undefined}
      />
    </>
  );
}

const notOpen = {
  draft: { state: "a draft", remedy: "publish it" },
  closed: { state: "closed", remedy: "open it again" },
  archived: { state: "archived", remedy: "take it out of the archive and open it again" },
};

function NotOpen({ surveyId, status }: { surveyId: string; status: keyof typeof notOpen }) {
  const { state, remedy } = notOpen[status];
  return (
    <Notice tone="warn">
      This survey is {state}. Nobody is asked until you{" "}
      <TextLink href={`/surveys/${surveyId}/edit`}>{remedy}</TextLink>.
    </Notice>
  );
}
