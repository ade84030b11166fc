import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { saveOrganization } from "@/app/(team)/settings/actions";
import { OrganizationForm } from "@/components/people/organization-form";
import { Panel } from "@/components/ui/panel";
import { readOrganization } from "@/lib/access/organization";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganizationPage() {
  const settings = await readOrganization(await requirePermission("organization.edit"));
  const timeZones = Intl.supportedValuesOf("timeZone");
  return (
    <Panel title="Organisation" lead="Money, time and privacy, wherever they show.">
      <OrganizationForm settings={settings} timeZones={timeZones} action={saveOrganization} />
    </Panel>
  );
}
