import { type Brought, Waiting } from "@/components/channels/waiting";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { kindWords, type PlannedKind } from "@/lib/delivery/kinds";

type State = "off" | "not-set-up" | "keeps" | "working" | "failing" | "waiting" | "neglected";

interface Health {
  kind: PlannedKind;
  state: State;
  problem: string | null;
  problemAt: Date | null;
  openUntil: Date | null;
  sent: number;
  failed: number;
  latestAt: Date | null;
  brought: Brought | null;
}

const states: Record<State, { word: string; tone: BadgeTone }> = {
  off: { word: "Switched off", tone: "neutral" },
  "not-set-up": { word: "Not set up", tone: "neutral" },
  keeps: { word: "Keeps, does not send", tone: "warn" },
  working: { word: "Working", tone: "good" },
  failing: { word: "Failing", tone: "warn" },
  waiting: { word: "Out of order", tone: "bad" },
  neglected: { word: "Nobody takes them", tone: "warn" },
};

const untried = { word: "Switched on", tone: "neutral" } as const;

/** Nobody knows yet, or any more, whether a channel works by which nothing went. */
function looksOf({ state, latestAt, brought }: Health): { word: string; tone: BadgeTone } {
  const isUntried = latestAt === null && !brought?.takenAt;
  return state === "working" && isUntried ? untried : states[state];
}

/** How each channel does: its state in a word, and what it did in the last day. */
export function HealthList({ health, timeZone }: { health: readonly Health[]; timeZone: string }) {
  return (
    <Table label="Channels" stacked>
      <thead>
        <tr>
          <HeaderCell>Channel</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell align="right">Sent, 24 h</HeaderCell>
          <HeaderCell align="right">Failed, 24 h</HeaderCell>
          <HeaderCell>Last message</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {health.map((one) => (
          <tr key={one.kind}>
            <Cell className="font-medium">{kindWords[one.kind]}</Cell>
            <Cell>
              <State health={one} />
              <Problem health={one} timeZone={timeZone} />
              {one.brought && <Waiting kind={one.kind} brought={one.brought} timeZone={timeZone} />}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Sent in 24 h: </span>
              {one.sent.toLocaleString("en")}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Failed in 24 h: </span>
              {one.failed.toLocaleString("en")}
            </Cell>
            <Cell className="text-ink-muted">
              <span className="sm:hidden">Last message: </span>
              {one.latestAt ? <Moment at={one.latestAt} timeZone={timeZone} /> : "none in 24 h"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function State({ health }: { health: Health }) {
  const { word, tone } = looksOf(health);
  return <Badge tone={tone}>{word}</Badge>;
}

function Problem({ health, timeZone }: { health: Health; timeZone: string }) {
  const { problem, openUntil } = health;
  if (problem === null) return null;
  return (
    <p className="mt-1 max-w-prose text-xs break-words text-ink-muted">
      {problem.replace(/\.?$/, ".")}
      {openUntil && (
        <>
          {" "}
          Tried again after <Moment at={openUntil} timeZone={timeZone} />; until then messages wait.
        </>
      )}
    </p>
  );
}
