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

const placeLook = classes(
  "flex items-center text-ink-muted focus-visible:-outline-offset-2",
  "md:h-8 md:gap-2.5 md:rounded-md md:px-2.5 md:text-sm md:hover:bg-sunken",
  "max-md:h-14 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:text-[0.6875rem]",
  "hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink",
  "md:aria-[current=page]:bg-sunken max-md:aria-[current=page]:text-accent-ink",
);

/** The one column of navigation; on a narrow screen, a bar within the thumb's reach. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="flex max-md:*:min-w-0 max-md:*:flex-1 md:flex-col md:gap-0.5">
        {items.map(({ href, label, icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent(path, href) ? "page" : undefined}
              className={placeLook}
            >
              <Icon name={icon} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
