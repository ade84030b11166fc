"use client";

import { useId } from "react";
import { buttonLook } from "@/components/ui/button";
import { TypedBefore } from "@/components/ui/typed-before";

interface FileButtonProps {
  label: string;
  /** Types and endings, as the attribute of a file field has them. */
  accept: string;
  name?: string;
  onFile(file: File): void;
}

/** A small button that asks for a file; the same one can be chosen twice. */
export function FileButton({ label, accept, name, onFile }: FileButtonProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="file"
        name={name}
        accept={accept}
        className="peer sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = "";
        }}
      />
      <TypedBefore control={id} />
      <label
        htmlFor={id}
        className={`${buttonLook("secondary", "small")} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent`}
      >
        {label}
      </label>
    </>
  );
}
