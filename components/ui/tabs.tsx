import Link from "next/link";
import { classes } from "@/components/ui/classes";

export interface Tab {
  href: string;
  label: string;
  current: boolean;
}

/** The parts of one subject, each a page of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="flex flex-wrap gap-x-4 sm:gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={classes(
                "-mb-px inline-block border-b-2 py-2 text-sm whitespace-nowrap focus-visible:-outline-offset-2",
                tab.current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-ink-muted hover:text-ink",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
