import { RoundTally } from "@/components/asking/round-tally";
import { daysSentence, roundSentence, roundStates } from "@/components/asking/round-words";
import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { Refresh } from "@/components/ui/refresh";
import { TextLink } from "@/components/ui/text-link";
import type { Answer } from "@/lib/ground/answer";
import type { Round } from "@/lib/touchpoints/rounds/shapes";
import type { Tally } from "@/lib/touchpoints/rounds/tally";

interface RoundViewProps {
  round: Round;
  /** The Send page's. */
  sendPath: string;
  /** Absent for whoever may only look. */
  act?: {
    confirm: () => Promise<Answer<Round>>;
    cancel: () => Promise<Answer<Round>>;
  };
}

/** A round: whom it asks, how far it is, what it would come to, and what it came to. */
export function RoundView({ round, sendPath, act }: RoundViewProps) {
  const { id, status, rules, estimate, asked } = round;
  const { words, tone } = roundStates[status];
  const isCalledOff = status === "cancelling" || status === "cancelled";
  const path = `${sendPath}/rounds/${id}`;
  return (
    <Panel
      title="Round"
      lead={<TextLink href={sendPath}>Everything about sending this survey</TextLink>}
      actions={act && <Acts round={round} act={act} />}
    >
      <div className="flex flex-col gap-5">
        <p className="flex max-w-prose flex-wrap items-center gap-3 text-sm">
          <Badge tone={tone}>{words}</Badge>
          <span>{roundSentence(rules)}</span>
        </p>
        <UnderWay round={round} />
        {status === "counted" && estimate && (
          <Finding>
            {`This round would ask ${people(estimate.invited)} of ${estimate.chosen.toLocaleString("en")} chosen. ${daysSentence(estimate) ?? nobodyWords(estimate)}`}
          </Finding>
        )}
        {asked ? (
          <Outcome asked={asked} path={path} isCalledOff={isCalledOff} />
        ) : (
          estimate && <RoundTally label="Whom it would ask" invitedWords="Asked" tally={estimate} />
        )}
      </div>
    </Panel>
  );
}

interface OutcomeProps {
  asked: NonNullable<Round["asked"]>;
  path: string;
  isCalledOff: boolean;
}

function Outcome({ asked, path, isCalledOff }: OutcomeProps) {
  const chosen = asked.chosen.toLocaleString("en");
  const were = `${people(asked.invited)} of ${chosen} chosen ${asked.invited === 1 ? "was" : "were"}`;
  if (isCalledOff) {
    return (
      <>
        <Finding>
          {`${were} to be asked before the round was cancelled. Whoever had not been reached by then is not.`}
        </Finding>
        <RoundTally
          label="Whom it was to ask"
          invitedWords="To be asked"
          tally={asked}
          path={path}
        />
      </>
    );
  }
  return (
    <>
      <Finding>{`${were} asked. ${daysSentence(asked) ?? ""}`}</Finding>
      <RoundTally label="Whom it asked" invitedWords="Asked" tally={asked} path={path} />
    </>
  );
}

/** What to do about a round that asks nobody. */
function nobodyWords({ chosen, invited }: Tally): string {
  if (invited > 0) return "";
  const why = chosen === 0 ? "No customer fits its conditions" : "Why is told below";
  return `${why}: cancel it, and begin another.`;
}

const people = (n: number) => `${n.toLocaleString("en")} ${n === 1 ? "customer" : "customers"}`;

function Finding({ children }: { children: string }) {
  return <p className="max-w-prose text-base">{children}</p>;
}

const works: Partial<Record<Round["status"], string>> = {
  counting: "Counting whom it would ask; nobody is asked",
  asking: "Deciding on each customer",
  cancelling: "Calling off what is still to be sent",
};

function UnderWay({ round: { status, progress } }: { round: Round }) {
  const label = works[status];
  if (label === undefined) return null;
  return (
    <div className="flex flex-col gap-2">
      <Refresh seconds={1} />
      <Progress label={label} {...(status === "cancelling" ? {} : { share: progress })} />
      <p className="text-sm text-ink-muted">You can leave this page: the work goes on.</p>
    </div>
  );
}

function Acts({ round, act }: { round: Round; act: NonNullable<RoundViewProps["act"]> }) {
  const { status, estimate } = round;
  const invited = estimate?.invited ?? 0;
  const mayCancel = ["counting", "counted", "asking", "asked"].includes(status);
  return (
    <div className="flex flex-wrap gap-2">
      {status === "counted" && invited > 0 && (
        <ConfirmButton
          tone="primary"
          label={`Ask ${people(invited)}`}
          question={`Ask ${people(invited)}?`}
          confirmLabel="Ask them"
          act={act.confirm}
        >
          Each is decided on once more as things stand then: who was asked, left or said no in the
          meantime is not. What is not sent yet can be called off at any time.
        </ConfirmButton>
      )}
      {mayCancel && (
        <ConfirmButton
          label="Cancel the round"
          question="Cancel this round?"
          confirmLabel="Cancel it"
          act={act.cancel}
        >
          Nobody more is asked, and what waits for its hour is called off. Who was reached already
          can still answer.
        </ConfirmButton>
      )}
    </div>
  );
}
