import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { askRound, endRound } from "@/app/(team)/surveys/[id]/send/rounds/actions";
import { RoundDecisions } from "@/components/asking/round-decisions";
import { RoundView } from "@/components/asking/round-view";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { ReadSurvey } from "@/lib/surveys/shapes";
import { readRound, readRoundDecisionRows } from "@/lib/touchpoints/rounds/read-rounds";
import { ListRoundDecisions, OneRound, RoundQuery } from "@/lib/touchpoints/rounds/shapes";

export const metadata: Metadata = { title: "Round" };

interface Props {
  params: Promise<{ id: string; roundId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RoundPage({ params, searchParams }: Props) {
  const ctx = await requirePermission("triggers.read");
  const given = await params;
  const { surveyId } = parseOrMissing(ReadSurvey, { surveyId: given.id });
  const one = parseOrMissing(OneRound, { roundId: given.roundId });
  const round = await orMissing(readRound(ctx, one));
  if (round.survey !== surveyId) notFound();
  const query = RoundQuery.parse(await searchParams);
  const list = ListRoundDecisions.parse({ ...one, ...query });
  const [{ rows, nextCursor }, { timeZone }] = await Promise.all([
    orMissing(readRoundDecisionRows(ctx, list)),
    readOrganization(ctx),
  ]);
  const sendPath = `/surveys/${surveyId}/send`;
  const act = may(ctx.actor, "invitations.send")
    ? { confirm: askRound.bind(null, round.id), cancel: endRound.bind(null, round.id) }
    : undefined;
  return (
    <>
      <RoundView round={round} sendPath={sendPath} {...(act && { act })} />
      {round.asked && (
        <RoundDecisions
          path={`${sendPath}/rounds/${round.id}`}
          reason={query.reason}
          {...{ rows, nextCursor, timeZone }}
        />
      )}
    </>
  );
}
