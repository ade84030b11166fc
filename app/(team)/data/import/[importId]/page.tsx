import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { beginImport, readDifferently } from "@/app/(team)/data/actions";
import { Wizard } from "@/components/imports/wizard";
import { PageHeader } from "@/components/ui/page-header";
import { readOrganization } from "@/lib/access/organization";
import { readUploaded } from "@/lib/imports/read";
import { readKnown } from "@/lib/imports/read-known";
import { ImportRequest } from "@/lib/imports/shapes";

export const metadata: Metadata = { title: "Import a file" };

interface Props {
  params: Promise<{ importId: string }>;
}

export default async function WizardPage({ params }: Props) {
  const ctx = await requirePermission("imports.run");
  const request = parseOrMissing(ImportRequest, await params);
  const [upload, known, { timeZone }] = await Promise.all([
    orMissing(readUploaded(ctx, request)),
    readKnown(ctx),
    readOrganization(ctx),
  ]);
  if (!upload) redirect(`/data/imports/${request.importId}`);
  const { encoding, delimiter, header } = upload.examination;
  return (
    <>
      <PageHeader title="Import a file" parent={{ href: "/data", label: "Data" }} />
      <Wizard
        key={[encoding, delimiter, header].join()}
        {...{ upload, known, timeZone }}
        timeZones={Intl.supportedValuesOf("timeZone")}
        examineAgain={readDifferently}
        start={beginImport}
      />
    </>
  );
}
