import type { ReactNode } from "react";

interface DoorwayProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page before the sign-in: one title, one thing to do. */
export function Doorway({ title, lead, children }: DoorwayProps) {
  return (
    <>
      <header>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {lead && <p className="mt-1 text-ink-muted">{lead}</p>}
      </header>
      {children}
    </>
  );
}
