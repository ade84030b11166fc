import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import type { Answer } from "@/lib/ground/answer";

interface ListedSession {
  id: string;
  agent: string;
  createdAt: Date;
  isThis: boolean;
}

interface SessionListProps {
  sessions: readonly ListedSession[];
  timeZone: string;
  end: (input: { sessionId: string }) => Promise<Answer<void>>;
}

/** Where one is signed in. */
export function SessionList({ sessions, timeZone, end }: SessionListProps) {
  return (
    <ul className="divide-y divide-line">
      {sessions.map(({ id, agent, createdAt, isThis }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <div>
            <p className="flex items-center gap-2 font-medium">
              {agent}
              {isThis && <Badge tone="accent">This browser</Badge>}
            </p>
            <p className="text-ink-muted">
              Signed in <Moment at={createdAt} timeZone={timeZone} />
            </p>
          </div>
          {!isThis && (
            <ConfirmButton
              label="End"
              description={`End the session of ${agent}`}
              question="End this session?"
              confirmLabel="End session"
              size="small"
              act={end.bind(null, { sessionId: id })}
            >
              {agent} must sign in again.
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}
