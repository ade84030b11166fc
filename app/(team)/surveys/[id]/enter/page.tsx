import type { Metadata } from "next";
import { parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { beginEntry } from "@/app/(team)/surveys/[id]/enter/actions";
import { BeginEntry } from "@/components/typing/begin-entry";
import { EntryFrame } from "@/components/typing/entry-frame";
import { newId } from "@/lib/ground/ids";
import { TypeIn } from "@/lib/responses/type-in-shapes";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const metadata: Metadata = { title: "Type in answers" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function EnterPage({ params, searchParams }: Props) {
  await requirePermission("responses.write");
  const { surveyId } = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  const { data: entry } = TypeIn.safeParse({ ...(await searchParams), surveyId });
  return entry ? (
    <EntryFrame key={entry.entry} entry={entry} />
  ) : (
    <BeginEntry surveyId={surveyId} entry={newId()} begin={beginEntry} />
  );
}
