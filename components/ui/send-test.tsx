import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface SendTestProps {
  onSubmit: FormEventHandler<HTMLFormElement>;
  busy: boolean;
  /** Why nothing was sent. */
  refused: string | undefined;
  /** What became of it. */
  said: string | undefined;
  className?: string;
  /** Fields: where to. */
  children: ReactNode;
}

/** Sends something to oneself, and says what became of it. */
export function SendTest({
  onSubmit,
  busy,
  refused,
  said,
  className = "",
  children,
}: SendTestProps) {
  return (
    <form noValidate onSubmit={onSubmit} className={`flex flex-col gap-3 ${className}`}>
      <div className="flex flex-wrap items-end gap-2">
        {children}
        <Button type="submit" busy={busy}>
          Send test
        </Button>
      </div>
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      {said && (
        <Notice tone="good" live>
          {said}
        </Notice>
      )}
    </form>
  );
}
