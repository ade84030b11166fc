import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonTone, buttonLook } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";

interface LinkButtonProps extends ComponentProps<typeof Link> {
  tone?: ButtonTone;
  size?: ButtonSize;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ tone, size, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={classes(buttonLook(tone, size), className)} />;
}
