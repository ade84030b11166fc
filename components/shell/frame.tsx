import Link from "next/link";
import type { ReactNode } from "react";
import { Navigation, type NavigationItem } from "@/components/shell/navigation";
import { Badge } from "@/components/ui/badge";
import { Logo } from "@/components/ui/logo";

interface FrameProps {
  organizationName: string;
  demo: boolean;
  memberName: string;
  items: readonly NavigationItem[];
  signOut: () => Promise<void>;
  children: ReactNode;
}

function Member({ name, signOut }: { name: string; signOut: () => Promise<void> }) {
  return (
    <div className="flex items-center gap-1 md:border-t md:border-line md:pt-3">
      <Link
        href="/settings/account"
        className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5 text-sm text-ink-muted hover:bg-sunken hover:text-ink max-md:hidden"
      >
        {name}
      </Link>
      <form action={signOut}>
        <button
          type="submit"
          className="h-8 rounded-md px-2 text-xs text-ink-muted hover:bg-sunken hover:text-ink max-md:h-10"
        >
          Sign out
        </button>
      </form>
    </div>
  );
}

/** The frame of every page behind the sign-in: where one can go, and where one is. */
export function Frame({
  organizationName,
  demo,
  memberName,
  items,
  signOut,
  children,
}: FrameProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-10 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2 focus:shadow-floating"
      >
        Skip to the page
      </a>
      <header className="flex flex-col gap-2 border-line max-md:border-b max-md:bg-surface max-md:px-4 max-md:py-2 md:sticky md:top-0 md:h-dvh md:gap-4 md:border-r md:p-3">
        <div className="flex items-center justify-between gap-2 md:flex-wrap md:px-1 md:pt-1">
          <Link href="/" className="flex min-w-0 items-center gap-2.5 rounded-md font-semibold">
            <Logo />
            <span className="truncate">{organizationName}</span>
          </Link>
          {demo && <Badge tone="warn">Demo data</Badge>}
          <div className="md:hidden">
            <Member name={memberName} signOut={signOut} />
          </div>
        </div>
        <Navigation items={items} />
        <div className="mt-auto max-md:hidden">
          <Member name={memberName} signOut={signOut} />
        </div>
      </header>
      <main id="main" className="min-w-0 px-4 pt-6 pb-24 md:px-8 md:py-8">
        <div className="mx-auto flex max-w-6xl flex-col gap-6">{children}</div>
      </main>
    </div>
  );
}
