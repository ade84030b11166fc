"use client";

import { useState } from "react";
import { KpiForm, type SaveKpi } from "@/components/kpis/kpi-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { CatalogueKpi } from "@/lib/framework/kpi-catalogue-shapes";

interface KpiEditorProps {
  /** Absent for one that is to be computed from others. */
  kpi?: CatalogueKpi;
  measured: readonly string[];
  save: SaveKpi;
}

/** Opens a window in which a KPI is edited, or a computed one is made. */
export function KpiEditor({ kpi, measured, save }: KpiEditorProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const title = kpi ? `Edit ${kpi.label}` : "New computed KPI";
  return (
    <>
      <Button
        size={kpi ? "small" : undefined}
        aria-label={kpi && title}
        onClick={() => setOpen(true)}
      >
        {kpi ? "Edit" : title}
      </Button>
      <Dialog title={title} open={open} onClose={close}>
        {open && <KpiForm {...{ kpi, measured, save, close }} />}
      </Dialog>
    </>
  );
}
