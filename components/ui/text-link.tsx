import Link from "next/link";
import type { ComponentProps } from "react";
import { classes } from "@/components/ui/classes";

/** A link within text or a table cell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  const look = "font-medium text-accent-ink underline-offset-2 hover:underline";
  return <Link {...rest} className={classes(look, className)} />;
}
