"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon, type IconName } from "@/components/shell/icons";
import { classes } from "@/components/ui/classes";

export interface NavigationItem {
  href: string;
  label: string;
  icon: IconName;
}

function isCurrent(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}

/** The one column of navigation; on a narrow screen, a row that scrolls. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="max-md:-mx-4 max-md:overflow-x-auto max-md:px-4">
      <ul className="flex gap-1 md:flex-col md:gap-0.5">
        {items.map(({ href, label, icon }) => {
          const current = isCurrent(path, href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={classes(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm whitespace-nowrap max-md:h-10",
                  "focus-visible:-outline-offset-2",
                  current
                    ? "bg-sunken font-medium text-ink"
                    : "text-ink-muted hover:bg-sunken hover:text-ink",
                )}
              >
                <Icon name={icon} />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
