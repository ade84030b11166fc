import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { discard, removeKpi, saveKpi } from "@/app/(team)/data/actions";
import { ImportList } from "@/components/imports/import-list";
import { KpiCatalogueView } from "@/components/kpis/kpi-catalogue-view";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { kpiCatalogue } from "@/lib/framework/kpi-catalogue";
import { readImports } from "@/lib/imports/read";
import { ImportQuery } from "@/lib/imports/shapes";

export const metadata: Metadata = { title: "Data" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DataPage({ searchParams }: Props) {
  const ctx = await requirePermission("imports.read");
  const query = ImportQuery.parse(await searchParams);
  const [{ data: imports, nextCursor }, { data: kpis }, { timeZone }] = await Promise.all([
    readImports(ctx, query),
    kpiCatalogue(ctx),
    readOrganization(ctx),
  ]);
  const mayWrite = may(ctx.actor, "kpis.write");
  const mayRun = may(ctx.actor, "imports.run");
  const start = mayRun && (
    <LinkButton tone="primary" href="/data/import">
      Import a file
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Data"
        lead="What Vocal knows besides the answers: files that were imported, and everything that is measured."
        actions={start}
      />
      <Section title="Imports">
        {imports.length > 0 ? (
          <ImportList
            {...{ imports, timeZone, nextCursor }}
            first={query.cursor === undefined}
            discard={mayRun ? discard : undefined}
          />
        ) : (
          <EmptyState title="Nothing imported yet" action={start}>
            Take the export your contact centre already has: one file can bring customers,
            interactions, KPIs and answers at once.
          </EmptyState>
        )}
      </Section>
      <Section title="KPIs">
        <KpiCatalogueView
          kpis={kpis}
          save={mayWrite ? saveKpi : undefined}
          remove={mayWrite ? removeKpi : undefined}
        />
      </Section>
    </>
  );
}
