import type { ReactNode } from "react";
import { BridgeBars } from "@/components/charts/bridge-bars";
import { Panel } from "@/components/ui/panel";
import { quarterName } from "@/components/value/quarter-name";
import { figure } from "@/lib/analysis/figures";
import { type Amount, type Bridge, type BridgePart, bridgeParts } from "@/lib/value/ladder/bridge";
import type { ShownQuarter } from "@/lib/value/ladder/rungs";

interface BridgePanelProps {
  bridge: Bridge;
  shown: ShownQuarter;
  tools: ReactNode;
}

/** What the quarter added to the value that is not at risk, saved of it, put at risk and lost. */
export function BridgePanel({ bridge: { parts, atRisk }, shown, tools }: BridgePanelProps) {
  const { currency } = shown;
  const valued = Object.values(parts).some(({ value }) => value !== 0);
  const amountOf = ({ value, n }: Amount) => (valued ? value : n);
  const said = (amount: Amount) =>
    valued ? `${figure(amount.value)} ${currency}` : `${figure(amount.n)} customers`;
  const labels: Record<BridgePart, string> = {
    opening: `Before ${quarterName(shown.key)}`,
    added: "Added: new customers",
    saved: "Saved: no longer at risk",
    "put at risk": "Put at risk",
    lost: "Lost: customers who left",
    closing: "At its end",
  };
  const steps = bridgeParts.map((part) => {
    const value = amountOf(parts[part]);
    const kind =
      part === "opening" || part === "closing" ? ("level" as const) : ("change" as const);
    const text = kind === "change" && value > 0 ? `+${figure(value)}` : figure(value);
    const note = valued ? `${figure(Math.abs(parts[part].n))} customers` : "";
    return { key: part, label: labels[part], kind, value, text, note };
  });
  return (
    <Panel
      title={`${valued ? "Value" : "Customers"} in good hands, ${quarterName(shown.key)}`}
      lead={`At risk beside it: ${said(atRisk.opening)} before, ${said(atRisk.closing)} at the end; of the former ${said(atRisk.lost)} left.`}
      actions={tools}
    >
      <BridgeBars
        caption="Customers who are not at risk, from the start of the quarter to its end"
        headings={["Part", valued ? currency : "Customers", "Of how many"]}
        steps={steps}
      />
      <p className="mt-2 text-xs text-ink-muted">
        Each customer counts with their last known value on both sides, so these are people who
        moved and no new estimates. At risk is whoever was a detractor at the last answer.
      </p>
    </Panel>
  );
}

/** The bridge as a table for a file. */
export function bridgeRows({ parts }: Bridge): (string | number)[][] {
  return [
    ["part", "value", "customers"],
    ...bridgeParts.map((part) => [part, parts[part].value, parts[part].n]),
  ];
}
