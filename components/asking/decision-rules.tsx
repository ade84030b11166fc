import type { ReactNode } from "react";
import { triggerName } from "@/components/asking/trigger-name";
import { Moment } from "@/components/ui/moment";
import { kindWords } from "@/lib/delivery/kinds";
import type { Moved } from "@/lib/touchpoints/ask-moment";
import { movedWords } from "@/lib/touchpoints/explain-invitation";
import type { InvitationState } from "@/lib/touchpoints/invitation-state";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import type { SuppressionReason } from "@/lib/touchpoints/sampling";
import type { TriggerNames } from "@/lib/touchpoints/shapes";

/** Another trigger that was heard, and what spoke against it. */
export interface Heard {
  triggerId: string;
  reasons: readonly SuppressionReason[];
}

interface RulesProps {
  surveyName: string | null;
  triggerId: string | null;
  dueAt: string | null;
  moved: readonly Moved[];
  heard: readonly Heard[];
  triggers: TriggerNames;
  timeZone: string;
}

interface DecisionRulesProps extends RulesProps {
  /** Whom the decision is about: the same button stands in every row. */
  about: string;
  invitationState: InvitationState | null;
}

/** Every rule a decision met, opened on demand. */
export function DecisionRules({ about, invitationState, ...rules }: DecisionRulesProps) {
  if (rules.triggerId === null && rules.heard.length === 0) return null;
  return (
    <details className="mt-1 text-xs">
      <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium text-accent-ink">
        Every rule it met<span className="sr-only">: {about}</span>
      </summary>
      <RuleList {...rules}>
        {invitationState && (
          <>
            <Rule name="Channel">{kindWords[invitationState.channel]}</Rule>
            {invitationState.sentAt && (
              <Rule name="Sent">
                <Moment at={new Date(invitationState.sentAt)} timeZone={rules.timeZone} />
              </Rule>
            )}
            <Rule name="Expires">
              <Moment at={new Date(invitationState.expiresAt)} timeZone={rules.timeZone} />
            </Rule>
          </>
        )}
      </RuleList>
    </details>
  );
}

/** Survey, trigger and moment of a decision, what moved it, and the other triggers that were heard. */
export function RuleList({ children, ...rules }: RulesProps & { children?: ReactNode }) {
  const { surveyName, triggerId, dueAt, moved, heard, triggers, timeZone } = rules;
  return (
    <dl className="mt-1 grid gap-x-3 gap-y-1 text-xs sm:grid-cols-[5.5rem_minmax(0,1fr)]">
      {surveyName && <Rule name="Survey">{surveyName}</Rule>}
      {triggerId && <Rule name="Trigger">{triggerName(triggers, triggerId)}</Rule>}
      {dueAt && (
        <Rule name="Moment">
          <Moment at={new Date(dueAt)} timeZone={timeZone} />
        </Rule>
      )}
      {moved.length > 0 && (
        <Rule name="Moved until">{moved.map((by) => movedWords[by]).join(", then ")}</Rule>
      )}
      {children}
      {heard.length > 0 && (
        <Rule name="Also heard">
          <ul>
            {heard.map((other) => (
              <li key={other.triggerId}>
                {triggerName(triggers, other.triggerId)}: {heardWords(other)}
              </li>
            ))}
          </ul>
        </Rule>
      )}
    </dl>
  );
}

function heardWords({ reasons }: Heard): string {
  return reasons.length === 0
    ? "would have asked too"
    : reasons.map((reason) => reasonWords[reason]).join(", ");
}

function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 break-words text-ink max-sm:mb-1">{children}</dd>
    </>
  );
}
