import type { ReactNode } from "react";
import { Computing, SoonNewer } from "@/components/analysis/computing";
import { age } from "@/components/analysis/words";
import type { SoFar } from "@/lib/analysis/so-far";

interface OlderProps {
  title: string;
  soFar: SoFar<unknown>;
  now: Date;
}

/** How old what is shown is, while the same is computed of newer data. */
export function Older({ title, soFar: { kept, computing }, now }: OlderProps) {
  if (!kept || computing === undefined) return null;
  return (
    <p className="text-xs text-ink-muted">
      {title}: {age(kept.computedAt, now, false)} <SoonNewer share={computing} />
    </p>
  );
}

interface WhenThereProps<R> extends OlderProps {
  /** What is being done meanwhile. */
  label: string;
  soFar: SoFar<R>;
  children: (value: R) => ReactNode;
}

/** A part of the page once it is computed; of older data, its age is said below. */
export function WhenThere<R>({ title, label, soFar, now, children }: WhenThereProps<R>) {
  const { kept, computing } = soFar;
  if (!kept) return <Computing title={title} label={label} share={computing ?? 0} />;
  return (
    <>
      {children(kept.value)}
      <Older {...{ title, soFar, now }} />
    </>
  );
}
