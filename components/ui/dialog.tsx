"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The buttons at the end, the most likely one last. */
  actions?: ReactNode;
}

/** A window over the page: the browser's own dialog keeps the focus and closes on Escape. */
export function Dialog({ title, open, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      // React hands on that a dialog inside this one was closed, too.
      onClose={({ target, currentTarget }) => target === currentTarget && onClose()}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-xl text-left whitespace-normal border border-line bg-surface p-0 text-ink shadow-floating backdrop:bg-black/45"
    >
      <div className="px-6 pt-5 pb-6">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <div className="mt-2 text-sm text-ink-muted">{children}</div>
        {actions && <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>}
      </div>
    </dialog>
  );
}
