import { LocalTime } from "@/components/calls/local-time";
import { type Take, TakeCallButton } from "@/components/calls/take-call";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { WaitingCall } from "@/lib/delivery/calls/shapes";
import { nameOfKey } from "@/lib/ground/name-of-key";

interface CallListProps {
  calls: readonly WaitingCall[];
  now: Date;
  /** The organisation's. */
  timeZone: string;
  take: Take;
}

/** Who waits for a call, longest first, and who is on the telephone with whom. */
export function CallList({ calls, now, timeZone, take }: CallListProps) {
  return (
    <Table label="Customers to call" stacked>
      <thead>
        <tr>
          <HeaderCell>Customer</HeaderCell>
          <HeaderCell>About</HeaderCell>
          <HeaderCell>Their time</HeaderCell>
          <HeaderCell>Due since</HeaderCell>
          <HeaderCell align="right">Call</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.invitationId}>
            <Cell>
              <span className="block font-medium">{call.customerName ?? call.number}</span>
              {call.customerName && (
                <span className="block text-xs text-ink-muted tabular-nums">{call.number}</span>
              )}
            </Cell>
            <Cell>
              <span className="block">{call.surveyName}</span>
              <span className="block text-xs text-ink-muted">{aboutOf(call)}</span>
            </Cell>
            <Cell>
              <span className="text-ink-muted sm:hidden">Their time: </span>
              <LocalTime timeZone={call.timeZone} now={now} />
            </Cell>
            <Cell className="text-ink-muted">
              <span className="sm:hidden">Due since </span>
              <Moment at={call.dueAt} timeZone={timeZone} />
              {call.attempts > 0 && (
                <span className="block text-xs">{triedWords(call.attempts)}</span>
              )}
            </Cell>
            <Cell align="right">
              <Way call={call} take={take} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Way({ call, take }: { call: WaitingCall; take: Take }) {
  const { taken, invitationId, customerName, number } = call;
  const who = customerName ?? number;
  if (taken?.mine) {
    return (
      <LinkButton
        size="small"
        tone="primary"
        href={`/calls/${taken.callId}`}
        aria-label={`Go on with ${who}`}
      >
        Go on
      </LinkButton>
    );
  }
  if (taken) {
    return <span className="text-ink-muted">{taken.memberName ?? "A former member"} is on it</span>;
  }
  return (
    <TakeCallButton
      take={take}
      invitationId={invitationId}
      size="small"
      description={`Take the call to ${who}`}
    >
      Take
    </TakeCallButton>
  );
}

function aboutOf({ touchpoint, agent }: WaitingCall): string {
  return [touchpoint && nameOfKey(touchpoint), agent && `with ${agent}`].filter(Boolean).join(", ");
}

export function triedWords(attempts: number): string {
  return attempts === 1 ? "Not reached once" : `Not reached ${attempts} times`;
}
