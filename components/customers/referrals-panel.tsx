"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
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
  editing: Editing | undefined;
}

interface Editing {
  add: ComponentProps<typeof ReferralForm>["action"];
  remove: (referralId: string) => Promise<Answer<void>>;
}

/** Whom a customer sent and when, and where another referral is written down. */
export function ReferralsPanel({ customerId, sent, editing }: ReferralsPanelProps) {
  const { today, latest, hasMore } = sent;
  const [takenBack, setTakenBack] = useState<SentReferral>();
  if (latest.length === 0 && !editing) return null;
  const takeBack = async (referral: SentReferral, remove: Editing["remove"]) => {
    const answer = await remove(referral.id);
    if (answer.ok) setTakenBack(referral);
    return answer;
  };
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
                    description={`Take back ${inWords(referral)}`}
                    question={`Take back ${inWords(referral)}?`}
                    confirmLabel="Take back"
                    act={() => takeBack(referral, editing.remove)}
                  >
                    It counts nobody any more. You can add it again, and an import or a system that
                    sends it again makes it count again.
                  </ConfirmButton>
                )}
              </li>
            ))}
          </ul>
        )}
        {hasMore && <p className="text-xs text-ink-muted">Earlier ones stand in the timeline.</p>}
        {takenBack && <TakenBack key={takenBack.id} referral={takenBack} />}
        {editing && <ReferralForm {...{ customerId, today, action: editing.add }} />}
      </div>
    </Panel>
  );
}

/** Takes the focus that went with the row. */
function TakenBack({ referral }: { referral: SentReferral }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} tabIndex={-1} className="text-xs text-ink-muted">
      Took back {inWords(referral)}.
    </p>
  );
}

function Who({ referral }: { referral: SentReferral }) {
  const { referredId } = referral;
  if (referredId === null) return whoCame(referral);
  return <TextLink href={`/customers/${referredId}`}>{whoCame(referral)}</TextLink>;
}

function whoCame({ count, referredId, referredName }: SentReferral): string {
  if (referredId === null) return `${figure(count)} ${count === 1 ? "person" : "people"}`;
  return referredName ?? "A customer";
}

function inWords(referral: SentReferral): string {
  return `the referral of ${whoCame(referral)} on ${referral.day}`;
}
