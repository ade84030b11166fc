import { Moment } from "@/components/ui/moment";
import type { PlannedKind } from "@/lib/delivery/kinds";

export interface Brought {
  waiting: number;
  /** There are more than were counted. */
  more: boolean;
  oldestAt: Date | null;
  takenAt: Date | null;
  /** Among how many of the latest answers one was looked for on the site. */
  answersLookedAt: number;
}

interface Words {
  /** What they wait for. */
  forWhat: string;
  taken: string;
  /** Nobody has taken one. */
  never: (answersLookedAt: number) => string;
}

const words: Partial<Record<PlannedKind, Words>> = {
  phone: {
    forWhat: "for a call",
    taken: "Last call",
    never: () => "Nobody has called yet.",
  },
  letter: {
    forWhat: "to be printed",
    taken: "Last printed",
    never: () => "No letter was printed yet.",
  },
  widget: {
    forWhat: "to be opened there",
    taken: "Last answered there",
    never: (looked) => `None of the latest ${looked.toLocaleString("en")} answers came from there.`,
  },
};

interface WaitingProps {
  kind: PlannedKind;
  brought: Brought;
  timeZone: string;
}

/** How many wait, since when, and when somebody last took one. */
export function Waiting({ kind, brought, timeZone }: WaitingProps) {
  const said = words[kind];
  if (!said) return null;
  const { waiting, more, oldestAt, takenAt, answersLookedAt } = brought;
  const count = `${waiting.toLocaleString("en")}${more ? "+" : ""}`;
  return (
    <p className="mt-1 max-w-prose text-xs text-ink-muted">
      {oldestAt === null ? (
        `None waits ${said.forWhat}.`
      ) : (
        <>
          {`${count} ${waiting === 1 ? "waits" : "wait"} ${said.forWhat}, the first since `}
          <Moment at={oldestAt} timeZone={timeZone} />.
        </>
      )}{" "}
      {takenAt === null ? (
        said.never(answersLookedAt)
      ) : (
        <>
          {`${said.taken}: `}
          <Moment at={takenAt} timeZone={timeZone} />.
        </>
      )}
    </p>
  );
}
