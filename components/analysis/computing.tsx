import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { Refresh } from "@/components/ui/refresh";

interface ComputingProps {
  title: string;
  share: number;
}

/** A part of the page that is being computed; the page looks again until it is there. */
export function Computing({ title, share }: ComputingProps) {
  return (
    <Panel title={title}>
      <div role="status" className="flex flex-col gap-2">
        <Progress label="Resampling importance" share={share} />
        <p className="text-xs text-ink-muted">
          The result is kept: next time it is here at once. This page shows it when it is ready.
        </p>
      </div>
      <Refresh seconds={2} />
    </Panel>
  );
}
