import { roundSentence, roundStates } from "@/components/asking/round-words";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { Round } from "@/lib/touchpoints/rounds/shapes";

interface RoundListProps {
  /** The Send page's. */
  path: string;
  rounds: readonly Round[];
  timeZone: string;
  mayAsk: boolean;
}

/** Customers who are asked because somebody says so, not after an interaction. */
export function RoundList({ path, rounds, timeZone, mayAsk }: RoundListProps) {
  return (
    <Panel
      title="Ask customers now"
      lead="A round: all customers or some of them, once, whatever they did last. You see whom it would ask before anybody is."
      actions={mayAsk && <LinkButton href={`${path}/rounds/new`}>Begin a round</LinkButton>}
    >
      {rounds.length === 0 ? (
        <EmptyState title="No round so far">
          Use one for a survey of the whole relationship, such as once a year.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rounds.map((round) => (
            <RoundItem key={round.id} {...{ path, round, timeZone }} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function RoundItem({ path, round, timeZone }: { path: string; round: Round; timeZone: string }) {
  const { id, status, rules, createdAt, asked, estimate } = round;
  const { words, tone } = roundStates[status];
  const tally = asked ?? estimate;
  const isCalledOff = status === "cancelling" || status === "cancelled";
  const done = isCalledOff ? "were to be asked" : "asked";
  return (
    <li className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <TextLink href={`${path}/rounds/${id}`}>
          Round of <Moment at={new Date(createdAt)} timeZone={timeZone} />
        </TextLink>
        <Badge tone={tone}>{words}</Badge>
        {tally && (
          <span className="text-ink-muted tabular-nums">
            {`${tally.invited.toLocaleString("en")} of ${tally.chosen.toLocaleString("en")} ${asked ? done : "would be asked"}`}
          </span>
        )}
      </p>
      <p className="text-sm text-ink-muted">{roundSentence(rules)}</p>
    </li>
  );
}
