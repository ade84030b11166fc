import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { Refresh } from "@/components/ui/refresh";
import { percent } from "@/lib/analysis/figures";

interface ComputingProps {
  title: string;
  share: number;
  /** What is being done. */
  label?: string;
}

/** A part of the page that is being computed; the page looks again until it is there. */
export function Computing({ title, share, label = "Resampling importance" }: ComputingProps) {
  return (
    <Panel title={title}>
      <div role="status" className="flex flex-col gap-2">
        <Progress label={label} share={share} />
        <p className="text-xs text-ink-muted">
          The result is kept: next time it is here at once. This page shows it when it is ready.
        </p>
      </div>
      <Refresh seconds={2} />
    </Panel>
  );
}

/** Said beside what is of older data, while the same is computed of newer ones. */
export function SoonNewer({ share }: { share: number | undefined }) {
  if (share === undefined) return null;
  return (
    <>
      <span role="status">Being brought up to date: {percent(share)} done.</span>
      <Refresh seconds={2} />
    </>
  );
}
