"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { SaveViewForm } from "@/components/analysis/save-view-form";
import { useViewLines } from "@/components/analysis/use-view-lines";
import type { ViewActions } from "@/components/analysis/view-actions";
import { ViewRow } from "@/components/analysis/view-row";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { View, ViewLine } from "@/lib/analysis/views/shapes";
import { pageOfPath, questionOf } from "@/lib/analysis/views/view-path";
import type { Answer } from "@/lib/ground/answer";

interface ViewsMenuProps {
  views: readonly ViewLine[];
  actions: ViewActions;
}

/** Saved views: opened, renamed and deleted; and what this page shows, kept as another. */
export function ViewsMenu({ views: told, actions }: ViewsMenuProps) {
  const [open, setOpen] = useState(false);
  const [deleted, setDeleted] = useState<string>();
  const { views, put } = useViewLines(told);
  const page = pageOfPath(usePathname());
  const question = questionOf(new URLSearchParams(useSearchParams()));
  const close = () => setOpen(false);
  const nameOf = (viewId: string) => views.find(({ id }) => id === viewId)?.name;
  const keep = (answer: Answer<View>) => {
    if (answer.ok) put(answer.value.id, { ...answer.value, mayChange: true });
    return answer;
  };
  const remembered: ViewActions = {
    save: async (input) => keep(await actions.save(input)),
    change: async (input) => {
      const answer = await actions.change(input);
      // What is shared no more is only its maker's, which may be somebody else: the server knows.
      return input.shared ? keep(answer) : answer;
    },
    remove: async (input) => {
      const answer = await actions.remove(input);
      if (answer.ok) put(input.viewId, null);
      if (answer.ok) setDeleted(nameOf(input.viewId));
      return answer;
    },
  };
  const groups = [
    { title: "Shared with the organisation", of: views.filter(({ shared }) => shared) },
    { title: "Only yours", of: views.filter(({ shared }) => !shared) },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        onClick={() => {
          setDeleted(undefined);
          setOpen(true);
        }}
      >
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
                  <ViewRow key={view.id} view={view} actions={remembered} onOpen={close} />
                ))}
              </ul>
            </section>
          ))}
          {deleted !== undefined && <Deleted key={deleted} name={deleted} />}
          {page && <SaveViewForm page={page} question={question} save={remembered.save} />}
        </div>
      </Dialog>
    </>
  );
}

/** Takes the focus that went with the row. */
function Deleted({ name }: { name: string }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} tabIndex={-1} className="text-xs">
      Deleted “{name}”.
    </p>
  );
}
