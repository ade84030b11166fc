"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon, type IconName } from "@/components/shell/icons";
import { classes } from "@/components/ui/classes";

export interface NavigationItem {
  href: string;
  label: string;
  icon: IconName;
  /** On a narrow screen it stands behind "More". */
  isFurther?: boolean;
}

function isCurrent(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}

const wideLook = "md:h-8 md:gap-2.5 md:rounded-md md:px-2.5 md:text-sm md:hover:bg-sunken";

const placeLook = classes(
  "flex items-center text-ink-muted focus-visible:-outline-offset-2",
  wideLook,
  "hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink",
  "md:aria-[current=page]:bg-sunken max-md:aria-[current=page]:text-accent-ink",
);

const inBarLook =
  "max-md:h-14 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:text-[0.6875rem]";

const inMenuLook = "h-11 gap-3 px-4 text-sm hover:bg-sunken";

/** The one column of navigation; on a narrow screen, a bar within the thumb's reach. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const path = usePathname();
  const further = items.filter(({ isFurther }) => isFurther);
  return (
    <nav
      aria-label="Main"
      className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="flex max-md:*:min-w-0 max-md:*:flex-1 md:flex-col md:gap-0.5">
        {items.map((item) => (
          <li key={item.href} className={classes(item.isFurther && "max-md:hidden")}>
            <Place item={item} path={path} look={inBarLook} />
          </li>
        ))}
        {further.length > 0 && (
          <li className="md:hidden">
            <More key={path} items={further} path={path} />
          </li>
        )}
      </ul>
    </nav>
  );
}

interface PlaceProps {
  item: NavigationItem;
  path: string;
  look: string;
}

function Place({ item: { href, label, icon }, path, look }: PlaceProps) {
  return (
    <Link
      href={href}
      aria-current={isCurrent(path, href) ? "page" : undefined}
      className={classes(placeLook, look)}
    >
      <Icon name={icon} />
      {label}
    </Link>
  );
}

/** What has no room in the bar; it opens above it, and closes when one goes somewhere. */
function More({ items, path }: { items: readonly NavigationItem[]; path: string }) {
  const isHere = items.some(({ href }) => isCurrent(path, href));
  return (
    <details className="group">
      <summary
        className={classes(
          "flex cursor-pointer list-none items-center text-ink-muted focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden",
          "group-open:text-ink",
          isHere && "font-medium text-accent-ink",
          inBarLook,
        )}
      >
        <Icon name="more" />
        More
      </summary>
      <ul className="absolute right-2 bottom-full mb-2 w-48 overflow-hidden rounded-lg border border-line bg-surface py-1 shadow-floating">
        {items.map((item) => (
          <li key={item.href}>
            <Place item={item} path={path} look={inMenuLook} />
          </li>
        ))}
      </ul>
    </details>
  );
}
