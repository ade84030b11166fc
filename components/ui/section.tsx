import type { ReactNode } from "react";

/** A titled part of a page whose content brings its own surface and landmark, such as a table. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}
