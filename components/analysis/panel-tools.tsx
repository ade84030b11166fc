"use client";

import { type MouseEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { type Cell, csvRecord } from "@/lib/ground/csv";

interface PanelToolsProps {
  /** Of the files, without an ending. */
  name: string;
  /** The panel's numbers, a heading for each column first. */
  rows: readonly (readonly Cell[])[];
  /** The part of the explanations that says how they came about. */
  method: string;
}

/** Takes the panel away, as numbers or as a picture, and leads to how it was computed. */
export function PanelTools({ name, rows, method }: PanelToolsProps) {
  const [state, setState] = useState<"" | "drawing" | "failed">("");
  const draw = async (event: MouseEvent<HTMLButtonElement>) => {
    const panel = event.currentTarget.closest("section");
    if (!panel) return;
    setState("drawing");
    try {
      const { toPng } = await import("html-to-image");
      const filter = (node: Node) => !(node instanceof HTMLElement && node.dataset.tools);
      save(await toPng(panel, { pixelRatio: 2, filter }), `${name}.png`);
      setState("");
    } catch {
      setState("failed");
    }
  };
  const write = () => {
    const text = rows.map((row) => csvRecord(row)).join("");
    save(`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`, `${name}.csv`);
  };
  return (
    <div data-tools className="flex flex-wrap items-center gap-1 max-sm:-ml-2.5 print:hidden">
      <LinkButton size="small" tone="quiet" href={`/analysis/methods#${method}`}>
        How computed
      </LinkButton>
      <Button size="small" tone="quiet" onClick={write} aria-label={`${name} as CSV`}>
        CSV
      </Button>
      <Button
        size="small"
        tone="quiet"
        onClick={draw}
        disabled={state === "drawing"}
        aria-label={`${name} as PNG`}
      >
        PNG
      </Button>
      <span role="status" className="text-xs text-ink-muted">
        {state === "failed" && "This browser could not draw it."}
      </span>
    </div>
  );
}

function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
