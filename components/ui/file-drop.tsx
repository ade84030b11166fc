"use client";

import { type DragEvent, type ReactNode, useId, useState } from "react";
import { classes } from "@/components/ui/classes";
import { TypedBefore } from "@/components/ui/typed-before";

interface FileDropProps {
  /** Said on the button: "Choose a file". */
  label: string;
  /** Beside the button: "or drop it here". */
  hint: string;
  accept?: string;
  disabled?: boolean;
  onFile: (file: File) => void;
  children?: ReactNode;
}

/** One file, chosen with the system's own window or dropped here. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, disabled = false, onFile, children } = props;
  const [over, setOver] = useState(false);
  const id = useId();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // Dropping is a convenience for the mouse; the field inside does the same for everyone.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only catches what is dropped
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        "flex flex-col items-center gap-2 rounded-xl border border-dashed px-6 py-14 text-center transition-colors",
        over ? "border-accent bg-accent-soft" : "border-control/60 bg-surface",
      )}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        className="peer sr-only"
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <TypedBefore control={id} />
      <label
        htmlFor={id}
        className={classes(
          "inline-flex h-10 cursor-pointer items-center rounded-md bg-accent px-4 text-sm font-medium text-on-accent shadow-raised hover:bg-accent-strong",
          "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent",
          disabled && "pointer-events-none opacity-55",
        )}
      >
        {label}
      </label>
      <p className="text-sm text-ink-muted max-sm:hidden">{hint}</p>
      {children}
    </div>
  );
}
