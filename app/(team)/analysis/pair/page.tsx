import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { PairView } from "@/components/analysis/pair-view";
import { onePage } from "@/lib/analysis/one-page";
import { PageQuestion } from "@/lib/analysis/page-question";
import { PairQuestion, pair } from "@/lib/analysis/pair";

export const metadata: Metadata = { title: "Two variables" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PairPage({ searchParams }: PageProps) {
  const ctx = onePage(await requirePermission("analysis.read"));
  const asked = parseOrMissing(PairQuestion, await searchParams);
  const shown = await orMissing(pair(ctx, asked));
  return <PairView pair={shown} question={PageQuestion.parse(asked)} />;
}
