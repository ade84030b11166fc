import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { AuditTable } from "@/components/people/audit-table";
import { LinkButton } from "@/components/ui/link-button";
import { readAudit } from "@/lib/access/audit";
import { readOrganization } from "@/lib/access/organization";
import { ReadAudit } from "@/lib/access/shapes";

export const metadata: Metadata = { title: "Audit log" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: Props) {
  const ctx = await requirePermission("audit.read");
  const { data = {} } = ReadAudit.safeParse(await searchParams);
  const [{ entries, next }, { timeZone }] = [
    await readAudit(ctx, data),
    await readOrganization(ctx),
  ];
  return (
    <>
      <AuditTable entries={entries} timeZone={timeZone} />
      <div className="flex gap-2">
        {data.before && <LinkButton href="/settings/audit">Newest</LinkButton>}
        {next && <LinkButton href={`/settings/audit?before=${next}`}>Older</LinkButton>}
      </div>
    </>
  );
}
