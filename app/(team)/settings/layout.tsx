import type { ReactNode } from "react";
import { requireMember } from "@/app/_wiring/session";
import { PageHeader } from "@/components/ui/page-header";
import { PathTabs } from "@/components/ui/path-tabs";
import { may, type Permission } from "@/lib/access/permit";

const parts: { href: string; label: string; permission?: Permission }[] = [
  { href: "/settings/organization", label: "Organisation", permission: "organization.edit" },
  { href: "/settings/rates", label: "Exchange rates", permission: "organization.edit" },
  { href: "/settings/members", label: "Members", permission: "members.read" },
  { href: "/settings/contact", label: "Contact policy", permission: "contact-policy.edit" },
  { href: "/settings/suppressions", label: "Suppressions", permission: "suppressions.read" },
  { href: "/settings/keys", label: "API keys", permission: "api-keys.manage" },
  { href: "/settings/channels", label: "Channels", permission: "channels.manage" },
  { href: "/settings/audit", label: "Audit log", permission: "audit.read" },
  { href: "/settings/account", label: "Account" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireMember();
  const open = parts.filter(({ permission }) => !permission || may(actor, permission));
  return (
    <>
      <div className="flex flex-col gap-3">
        <PageHeader title="Settings" />
        <PathTabs label="Settings" tabs={open.map(({ href, label }) => ({ href, label }))} />
      </div>
      {children}
    </>
  );
}
