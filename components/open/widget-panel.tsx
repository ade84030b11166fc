import { SecretPart } from "@/components/open/secret-part";
import { WidgetForm } from "@/components/open/widget-form";
import { Badge } from "@/components/ui/badge";
import { CopyField } from "@/components/ui/copy-field";
import { Panel } from "@/components/ui/panel";
import type { Answer } from "@/lib/ground/answer";
import type { ToldWidget } from "@/lib/surveys/widget-shapes";

interface WidgetPanelProps {
  surveyId: string;
  /** Absent while the survey has no open link. */
  widget: ToldWidget | undefined;
  answers: number;
  /** The day the organisation's secret was made, as it is written. */
  secretMade: string | undefined;
  /** Absent for whoever may only look. */
  save: ((input: unknown) => Promise<Answer<ToldWidget>>) | undefined;
  /** Absent for whoever does not administer the organisation. */
  roll: (() => Promise<Answer<{ secret: string }>>) | undefined;
}

/** The survey in the corner of the organisation's own sites. */
export function WidgetPanel(props: WidgetPanelProps) {
  const { surveyId, widget, answers, secretMade, save, roll } = props;
  return (
    <Panel
      title="On your own site"
      lead="The survey in the corner of a page, in a frame of its own. It sets no cookie and changes nothing of the page; who answered it, or saw it open by itself, is left alone for a while."
      actions={
        widget && (
          <Badge tone={widget.active ? "good" : "neutral"}>{widget.active ? "On" : "Off"}</Badge>
        )
      }
    >
      {widget ? (
        <div className="flex flex-col gap-6">
          {save && <WidgetForm {...{ surveyId, widget, save }} />}
          {widget.active && (
            <div className="max-w-3xl">
              <CopyField
                label="Goes into the pages that show it"
                value={widget.snippet}
                hint={`${answers === 1 ? "1 answer" : `${answers.toLocaleString("en")} answers`} so far. A site with a content policy of its own lists Vocal under script-src and frame-src.`}
              />
            </div>
          )}
          {widget.active && <SecretPart made={secretMade} roll={roll} />}
          {widget.active && (
            <p className="max-w-prose text-sm text-ink-muted">
              Where this survey is sent by <em>Site or app</em> too, customers whom the site has
              signed for are asked there when an invitation waits for them, and only then: triggers
              and the contact policy decide, and the ledger says why.
            </p>
          )}
        </div>
      ) : (
        <p className="text-sm text-ink-muted">
          Make the open link first: the survey is shown from its address.
        </p>
      )}
    </Panel>
  );
}
