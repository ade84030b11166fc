import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

interface DoorwayProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page before the sign-in: one title, one thing to do. */
export function Doorway({ title, lead, children }: DoorwayProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-12">
      <p className="flex items-center gap-2.5 font-semibold">
        <Logo />
        Vocal
      </p>
      <header>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {lead && <p className="mt-1 text-ink-muted">{lead}</p>}
      </header>
      {children}
    </main>
  );
}
