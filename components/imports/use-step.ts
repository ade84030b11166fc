"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

export const formSteps = ["columns", "options", "check"] as const;
export type FormStep = (typeof formSteps)[number];

/** Which step is shown, kept in the address: the browser's own button goes a step back. */
export function useStep() {
  const [path, search] = [usePathname(), useSearchParams()];
  const asked = search.get("step");
  const step = formSteps.find((known) => known === asked) ?? "columns";
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const wrong = top.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) return wrong.focus();
    window.scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [step]);
  const goTo = (next: FormStep) => {
    if (next !== step) window.history.pushState(null, "", `${path}?step=${next}`);
  };
  return { step, goTo, top };
}
