import { queueWords } from "@/components/outbox/queue-words";
import { EmptyState } from "@/components/ui/empty-state";
import type { QueueState } from "@/lib/delivery/queue-shapes";

interface NothingHereProps {
  state: QueueState;
  search: string | undefined;
  /** Whether there is a next page. */
  goesOn: boolean;
}

/** Said where a page of the queue has no rows. */
export function NothingHere({ state, search, goesOn }: NothingHereProps) {
  const { nothing, why } = queueWords[state];
  if (goesOn) {
    return (
      <EmptyState title="Nothing on this page">
        Its messages were followed by reminders, which stand further up. The list goes on.
      </EmptyState>
    );
  }
  if (!search) return <EmptyState title={nothing}>{why}</EmptyState>;
  return (
    <EmptyState title="Nobody here fits">
      Try what a name, a last name or an address begins with, a whole phone number or id, or another
      state.
    </EmptyState>
  );
}
