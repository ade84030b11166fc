import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { ImportPage } from "@/components/imports/import-page";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readImport, readUploaded } from "@/lib/imports/read";
import { ImportRequest } from "@/lib/imports/shapes";

export const metadata: Metadata = { title: "Import" };

interface Props {
  params: Promise<{ importId: string }>;
}

export default async function OutcomePage({ params }: Props) {
  const ctx = await requirePermission("imports.read");
  const request = parseOrMissing(ImportRequest, await params);
  const mayRun = may(ctx.actor, "imports.run");
  const waiting = mayRun && (await orMissing(readUploaded(ctx, request)));
  if (waiting) redirect(`/data/import/${request.importId}`);
  const [run, { timeZone }] = await Promise.all([
    orMissing(readImport(ctx, request)),
    readOrganization(ctx),
  ]);
  return (
    <>
      <PageHeader
        title={run.fileName}
        lead={
          <>
            Uploaded <Moment at={new Date(run.createdAt)} timeZone={timeZone} />
          </>
        }
        parent={{ href: "/data", label: "Data" }}
      />
      <ImportPage initial={run} mayRun={mayRun} />
    </>
  );
}
