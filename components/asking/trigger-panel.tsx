import { TriggerForm } from "@/components/asking/trigger-form";
import { triggerSentence } from "@/components/asking/trigger-sentence";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Answer } from "@/lib/ground/answer";
import type { Trigger } from "@/lib/touchpoints/shapes";

interface TriggerPanelProps {
  survey: string;
  trigger?: Trigger;
  keys: { touchpoints: readonly string[]; channels: readonly string[] };
  /** Absent for whoever may only look. */
  save?: (input: unknown) => Promise<Answer<Trigger>>;
}

/** The rule by which interactions lead to the survey, in one sentence, and its form. */
export function TriggerPanel({ survey, trigger, keys, save }: TriggerPanelProps) {
  const lead = trigger
    ? triggerSentence(trigger)
    : "Nobody is asked automatically yet: say after which interactions this survey is sent.";
  const on = trigger?.active ?? false;
  return (
    <Panel
      title="Who is asked"
      lead={lead}
      actions={<Badge tone={on ? "good" : "neutral"}>{on ? "On" : "Off"}</Badge>}
    >
      {save && (
        <TriggerForm key={survey} survey={survey} trigger={trigger} keys={keys} save={save} />
      )}
    </Panel>
  );
}
