import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { CoverageView } from "@/components/asking/coverage-view";
import { readOrganization } from "@/lib/access/organization";
import { CoverageQuery } from "@/lib/touchpoints/ledger-shapes";
import { readCoverage } from "@/lib/touchpoints/read-ledger";

export const metadata: Metadata = { title: "Coverage" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CoveragePage({ searchParams }: Props) {
  const ctx = await requirePermission("triggers.read");
  const query = CoverageQuery.parse(await searchParams);
  const [coverage, { timeZone }] = await Promise.all([
    readCoverage(ctx, query),
    readOrganization(ctx),
  ]);
  return <CoverageView {...{ query, coverage, timeZone }} />;
}
