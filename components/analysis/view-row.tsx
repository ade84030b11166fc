"use client";

import Link from "next/link";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { ViewActions } from "@/components/analysis/view-actions";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { NameView, type ViewLine } from "@/lib/analysis/views/shapes";

interface ViewRowProps {
  view: ViewLine;
  actions: ViewActions;
  /** Somebody follows its link. */
  onOpen(): void;
}

/** One view: a link, and what can be done with it. */
export function ViewRow({ view, actions, onOpen }: ViewRowProps) {
  const [editing, setEditing] = useState(false);
  const [edited, setEdited] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  // The form took the place of the button, and the focus with it.
  useEffect(() => {
    if (edited && !editing) again.current?.focus();
  }, [edited, editing]);
  const done = () => {
    setEditing(false);
    setEdited(true);
  };
  if (editing) return <Edit view={view} actions={actions} onDone={done} />;
  return (
    <li className="flex flex-wrap items-center gap-x-2 py-1">
      <Link
        href={`/analysis/views/${view.id}`}
        prefetch={false}
        onClick={onOpen}
        className="min-w-0 flex-1 rounded-sm py-1 break-words text-ink hover:underline"
      >
        {view.name}
        {view.shared && view.madeBy && (
          <span className="block text-xs text-ink-muted">by {view.madeBy}</span>
        )}
      </Link>
      {view.mayChange && (
        <Changes again={again} view={view} actions={actions} onEdit={() => setEditing(true)} />
      )}
    </li>
  );
}

interface ChangesProps extends Omit<ViewRowProps, "onOpen"> {
  again: RefObject<HTMLButtonElement | null>;
  onEdit(): void;
}

/** For whom the view is to change. */
function Changes({ again, view, actions, onEdit }: ChangesProps) {
  return (
    <>
      <Button
        ref={again}
        size="small"
        tone="quiet"
        aria-label={`Edit ${view.name}`}
        onClick={onEdit}
      >
        Edit
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
    </>
  );
}

function Edit({
  view: { id, name, shared, madeBy },
  actions,
  onDone,
}: Omit<ViewRowProps, "onOpen"> & { onDone(): void }) {
  const form = useActionForm({
    shape: NameView,
    action: (given) => actions.change({ viewId: id, ...given }),
    defaultValues: { name, shared },
    onDone,
  });
  const { setFocus } = form;
  useEffect(() => setFocus("name"), [setFocus]);
  return (
    <li className="py-2">
      <form noValidate onSubmit={form.submit} className="flex flex-col gap-3">
        <TextField
          label="Name"
          error={form.formState.errors.name?.message ?? form.refused}
          {...form.register("name")}
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <CheckboxField
            label="Shared with the organisation"
            hint={shared && madeBy ? `Otherwise only ${madeBy} keeps it.` : undefined}
            {...form.register("shared")}
          />
          <span className="flex gap-2">
            <Button onClick={onDone}>Cancel</Button>
            <Button type="submit" tone="primary" busy={form.busy}>
              Save
            </Button>
          </span>
        </div>
      </form>
    </li>
  );
}
