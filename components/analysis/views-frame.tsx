import type { ReactNode } from "react";

/** Every page of the analysis, with the menu of saved views beside its title. */
export function ViewsFrame({ menu, children }: { menu: ReactNode; children: ReactNode }) {
  return (
    <div className="relative flex flex-col gap-6 [&>header]:items-start [&>header]:pr-20">
      {/* After the page in its order, so that its title is still read first. */}
      {children}
      <div className="absolute top-0 right-0 print:hidden">{menu}</div>
    </div>
  );
}
