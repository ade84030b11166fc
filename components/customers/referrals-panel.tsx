import type { ComponentProps } from "react";
import { ReferralForm } from "@/components/customers/referral-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { figure } from "@/lib/analysis/figures";
import type { Answer } from "@/lib/ground/answer";
import type { SentReferral, SentReferrals } from "@/lib/value/referrals/shapes";

interface ReferralsPanelProps {
  customerId: string;
  sent: SentReferrals;
  /** Absent for those who may only look. */
  editing:
    | {
        add: ComponentProps<typeof ReferralForm>["action"];
        remove: (referralId: string) => Promise<Answer<void>>;
      }
    | undefined;
}

/** Whom a customer sent and when, and where another referral is written down. */
export function ReferralsPanel({ customerId, sent, editing }: ReferralsPanelProps) {
  const { today, latest, hasMore } = sent;
  if (latest.length === 0 && !editing) return null;
  return (
    <Panel title="Referrals" lead={latest.length === 0 ? "None is dated yet." : undefined}>
      <div className="flex flex-col gap-4">
        {latest.length > 0 && (
          <ul aria-label="Referrals" className="divide-y divide-line text-sm">
            {latest.map((referral) => (
              <li key={referral.id} className="flex items-center justify-between gap-3 py-1.5">
                <span className="min-w-0">
                  <span className="text-ink-muted tabular-nums">{referral.day}</span>{" "}
                  <Who referral={referral} />
                </span>
                {editing && (
                  <ConfirmButton
                    label="Take back"
                    size="small"
                    tone="quiet"
                    description={`Take back the referral of ${referral.day}`}
                    question={`Take back the referral of ${referral.day}?`}
                    confirmLabel="Take back"
                    act={editing.remove.bind(null, referral.id)}
                  >
                    It counts nobody any more. You can add it again.
                  </ConfirmButton>
                )}
              </li>
            ))}
          </ul>
        )}
        {hasMore && <p className="text-xs text-ink-muted">Earlier ones stand in the timeline.</p>}
        {editing && <ReferralForm {...{ customerId, today, action: editing.add }} />}
      </div>
    </Panel>
  );
}

function Who({ referral: { count, referredId, referredName } }: { referral: SentReferral }) {
  if (referredId === null) return `${figure(count)} ${count === 1 ? "person" : "people"}`;
  return <TextLink href={`/customers/${referredId}`}>{referredName ?? "A customer"}</TextLink>;
}
