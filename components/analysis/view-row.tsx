"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import type { ViewActions } from "@/components/analysis/view-actions";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { NameView, type View } from "@/lib/analysis/views/shapes";

interface ViewRowProps {
  view: View;
  actions: ViewActions;
  /** Somebody follows its link. */
  onOpen(): void;
}

/** One view: a link, and what can be done with it. */
export function ViewRow({ view, actions, onOpen }: ViewRowProps) {
  const [renaming, setRenaming] = useState(false);
  const [renamed, setRenamed] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  // The form took the place of the button, and the focus with it.
  useEffect(() => {
    if (renamed && !renaming) again.current?.focus();
  }, [renamed, renaming]);
  const done = () => {
    setRenaming(false);
    setRenamed(true);
  };
  if (renaming) return <Rename view={view} actions={actions} onDone={done} />;
  return (
    <li className="flex flex-wrap items-center gap-x-2 py-1">
      <Link
        href={view.path}
        onClick={onOpen}
        className="min-w-0 flex-1 rounded-sm py-1 break-words text-ink hover:underline"
      >
        {view.name}
      </Link>
      <Button
        ref={again}
        size="small"
        tone="quiet"
        aria-label={`Rename ${view.name}`}
        onClick={() => setRenaming(true)}
      >
        Rename
      </Button>
      <ConfirmButton
        label="Delete"
        description={`Delete ${view.name}`}
        question={`Delete “${view.name}”?`}
        confirmLabel="Delete"
        size="small"
        tone="quiet"
        act={() => actions.remove({ viewId: view.id })}
      >
        {view.shared
          ? "Nobody in the organisation will find it any more. What it showed stays."
          : "What it showed stays."}
      </ConfirmButton>
    </li>
  );
}

function Rename({
  view: { id, name, shared },
  actions,
  onDone,
}: Omit<ViewRowProps, "onOpen"> & { onDone(): void }) {
  const form = useActionForm({
    shape: NameView,
    action: (given) => actions.change({ viewId: id, name: given.name }),
    defaultValues: { name, shared },
    onDone,
  });
  const { setFocus } = form;
  useEffect(() => setFocus("name"), [setFocus]);
  return (
    <li className="py-2">
      <form noValidate onSubmit={form.submit} className="flex flex-wrap items-end gap-2">
        <TextField
          label="New name"
          className="min-w-0 flex-1"
          error={form.formState.errors.name?.message ?? form.refused}
          {...form.register("name")}
        />
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" tone="primary" busy={form.busy}>
          Rename
        </Button>
      </form>
    </li>
  );
}
