"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

// Several parts of a page may wait at once. Each look of the page begins it anew, so that looks which
// overtake each other on a busy machine would keep every one of them from being shown.
let underWaySince: number | undefined;
const patienceMilliseconds = 30_000;

const isUnderWay = () =>
  underWaySince !== undefined && performance.now() - underWaySince < patienceMilliseconds;

/** Shows the page anew every few seconds, one look after the other, while something on it changes by itself. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const isOurs = useRef(false);
  useEffect(() => {
    const end = () => {
      if (isOurs.current) underWaySince = undefined;
      isOurs.current = false;
    };
    if (isPending) return end;
    end();
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible" || isUnderWay()) return;
      underWaySince = performance.now();
      isOurs.current = true;
      start(() => router.refresh());
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds, isPending]);
  return null;
}
