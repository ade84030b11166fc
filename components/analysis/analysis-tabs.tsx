"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { Tabs } from "@/components/ui/tabs";

interface AnalysisTabsProps {
  tabs: readonly { href: string; label: string }[];
}

/** What a filter is called in the address: it holds on every page of the analysis. */
const filters = ["from", "to", "survey", "touchpoint", "channel", "team", "segment", "tier"];

/** The pages of the analysis; the chosen rows stay chosen from one to the next. */
export function AnalysisTabs({ tabs }: AnalysisTabsProps) {
  const path = usePathname();
  const given = useSearchParams();
  const kept = new URLSearchParams(
    filters.flatMap((name) => given.getAll(name).map((value) => [name, value])),
  );
  const rest = kept.size > 0 ? `?${kept}` : "";
  return (
    <Tabs
      label="Analysis"
      tabs={tabs.map(({ href, label }) => ({
        href: `${href}${rest}`,
        label,
        current: href === path,
      }))}
    />
  );
}
