"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { SaveViewForm } from "@/components/analysis/save-view-form";
import type { ViewActions } from "@/components/analysis/view-actions";
import { ViewRow } from "@/components/analysis/view-row";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ViewLine } from "@/lib/analysis/views/shapes";
import { pageOfPath, questionOf } from "@/lib/analysis/views/view-path";

interface ViewsMenuProps {
  views: readonly ViewLine[];
  actions: ViewActions;
}

/** Saved views: opened, renamed and deleted; and what this page shows, kept as another. */
export function ViewsMenu({ views, actions }: ViewsMenuProps) {
  const [open, setOpen] = useState(false);
  const page = pageOfPath(usePathname());
  const question = questionOf(new URLSearchParams(useSearchParams()));
  const close = () => setOpen(false);
  const groups = [
    { title: "Shared with the organisation", of: views.filter(({ shared }) => shared) },
    { title: "Only yours", of: views.filter(({ shared }) => !shared) },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Views
      </Button>
      <Dialog
        title="Saved views"
        open={open}
        onClose={close}
        actions={<Button onClick={close}>Close</Button>}
      >
        <div className="flex flex-col gap-4">
          {groups.length === 0 && (
            <p>None yet. A view keeps what a page is asked, filters and all, under a name.</p>
          )}
          {groups.map(({ title, of }) => (
            <section key={title} aria-label={title}>
              <h3 className="text-xs font-medium text-ink-muted">{title}</h3>
              <ul className="mt-1 divide-y divide-line">
                {of.map((view) => (
                  <ViewRow key={view.id} view={view} actions={actions} onOpen={close} />
                ))}
              </ul>
            </section>
          ))}
          {page && <SaveViewForm page={page} question={question} save={actions.save} />}
        </div>
      </Dialog>
    </>
  );
}
