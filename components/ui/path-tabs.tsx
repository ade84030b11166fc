"use client";

import { usePathname } from "next/navigation";
import { type Tab, Tabs } from "@/components/ui/tabs";

interface PathTabsProps {
  label: string;
  tabs: readonly Omit<Tab, "current">[];
}

/** Tabs that know by the address which of them is shown, or leads to the page that is. */
export function PathTabs({ label, tabs }: PathTabsProps) {
  const path = usePathname();
  const [shown] = tabs
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length);
  return <Tabs label={label} tabs={tabs.map((tab) => ({ ...tab, current: tab === shown }))} />;
}
