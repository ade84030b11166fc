import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface DoorFormProps {
  form: {
    submit: FormEventHandler<HTMLFormElement>;
    /** Why the form was refused as a whole. */
    refused: string | undefined;
    busy: boolean;
  };
  submitLabel: string;
  /** Its fields. */
  children: ReactNode;
}

/** A form that leads in: what was refused above its fields, and the one button below them. */
export function DoorForm({ form, submitLabel, children }: DoorFormProps) {
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.refused && (
        <Notice tone="bad" live>
          {form.refused}
        </Notice>
      )}
      {children}
      <Button type="submit" tone="primary" busy={form.busy} className="mt-1">
        {submitLabel}
      </Button>
    </form>
  );
}
