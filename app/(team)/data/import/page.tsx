import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { ImportSteps } from "@/components/imports/steps";
import { UploadStep } from "@/components/imports/upload-step";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Import a file" };

export default async function ImportPage() {
  await requirePermission("imports.run");
  return (
    <>
      <PageHeader title="Import a file" parent={{ href: "/data", label: "Data" }} />
      <ImportSteps current={0} />
      <UploadStep />
    </>
  );
}
