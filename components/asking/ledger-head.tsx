import { PageHeader } from "@/components/ui/page-header";
import { PathTabs } from "@/components/ui/path-tabs";

const tabs = [
  { href: "/ledger", label: "Decisions" },
  { href: "/ledger/agents", label: "Coverage" },
];

/** Where one is in the ledger. */
export function LedgerHead() {
  return (
    <div className="flex flex-col gap-3">
      <PageHeader
        title="Ledger"
        lead="Every interaction is decided once. Here is what was decided, and every reason for it."
      />
      <PathTabs label="Ledger" tabs={tabs} />
    </div>
  );
}

export const periods = [
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "90", label: "Last 90 days" },
  { value: "365", label: "Last year" },
];
