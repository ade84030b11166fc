import "@/app/(team)/globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireSignedIn } from "@/app/_wiring/session";
import { signOut } from "@/app/(team)/actions";
import { Frame } from "@/components/shell/frame";
import type { NavigationItem } from "@/components/shell/navigation";
import { BeforeScripts } from "@/components/ui/before-scripts";
import { may, type Permission } from "@/lib/access/permit";

export const metadata: Metadata = { title: { default: "Vocal", template: "%s · Vocal" } };

const places: (NavigationItem & { permission?: Permission })[] = [
  { href: "/", label: "Today", icon: "today" },
  { href: "/surveys", label: "Surveys", icon: "surveys", permission: "surveys.read" },
  { href: "/analysis", label: "Analysis", icon: "analysis", permission: "analysis.read" },
  {
    href: "/customers",
    label: "Customers",
    icon: "customers",
    permission: "customers.read",
    isFurther: true,
  },
  { href: "/plans", label: "Plans", icon: "plans", permission: "analysis.read", isFurther: true },
  { href: "/data", label: "Data", icon: "data", permission: "imports.read" },
  {
    href: "/ledger",
    label: "Ledger",
    icon: "ledger",
    permission: "triggers.read",
    isFurther: true,
  },
  {
    href: "/outbox",
    label: "Outbox",
    icon: "outbox",
    permission: "invitations.read",
    isFurther: true,
  },
  { href: "/calls", label: "Calls", icon: "calls", permission: "calls.work" },
  { href: "/settings", label: "Settings", icon: "settings" },
];

export default async function TeamLayout({ children }: { children: ReactNode }) {
  const { ctx, organizationName, demo } = await requireSignedIn();
  const open = places.filter(({ permission }) => !permission || may(ctx.actor, permission));
  const items = open.map(({ permission: _, ...item }) => item);
  return (
    <html lang="en">
      <body>
        <BeforeScripts />
        <Frame {...{ organizationName, demo, items }} memberName={ctx.actor.name} signOut={signOut}>
          {children}
        </Frame>
      </body>
    </html>
  );
}
