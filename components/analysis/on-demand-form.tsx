import type { ReactNode } from "react";
import { TypedBefore } from "@/components/ui/typed-before";

interface OnDemandFormProps {
  id: string;
  /** Where its answers are put into the address. */
  action: string;
  /** What opens it. */
  label: string;
  /** How it lays its fields out; on a phone only once it is open. */
  className: string;
  children: ReactNode;
}

/** A form that only reads. On a phone the finding comes first, and it opens on demand, without a script. */
export function OnDemandForm({ id, action, label, className, children }: OnDemandFormProps) {
  return (
    <div>
      <input type="checkbox" id={id} className="peer sr-only sm:hidden" />
      <TypedBefore control={id} />
      <label
        htmlFor={id}
        className="inline-flex h-10 items-center rounded-md border border-line bg-surface px-3.5 text-sm font-medium text-ink shadow-raised peer-focus-visible:outline-2 peer-focus-visible:outline-accent sm:hidden"
      >
        {label}
      </label>
      <form action={action} className={`max-sm:mt-4 max-sm:hidden ${className}`}>
        {children}
      </form>
    </div>
  );
}
