import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface FormFootProps {
  submitLabel: string;
  busy: boolean;
  /** Why the form was refused as a whole. */
  refused?: string;
  /** Said once it was accepted. */
  done?: string;
  /** Further buttons, before the one that submits. */
  children?: ReactNode;
}

/** The end of a form: what was refused or done, and the button that submits. */
export function FormFoot({ submitLabel, busy, refused, done, children }: FormFootProps) {
  return (
    <div className="flex flex-col gap-3">
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {children}
        <Button type="submit" tone="primary" busy={busy}>
          {submitLabel}
        </Button>
        <p role="status" className="text-sm text-good">
          {done}
        </p>
      </div>
    </div>
  );
}
