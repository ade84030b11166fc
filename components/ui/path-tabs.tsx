"use client";

import { usePathname } from "next/navigation";
import { type Tab, Tabs } from "@/components/ui/tabs";

interface PathTabsProps {
  label: string;
  tabs: readonly Omit<Tab, "current">[];
}

/** Tabs that know by the address which of them is shown. */
export function PathTabs({ label, tabs }: PathTabsProps) {
  const path = usePathname();
  return <Tabs label={label} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === path }))} />;
}
