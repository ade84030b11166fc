import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Stands where a page could not be made; the reason is in the server's log, not here. */
export function PageFailure({ retry }: { retry: () => void }) {
  return (
    <EmptyState
      title="This page could not be shown"
      action={
        <Button tone="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      Something went wrong on our side, and it has been logged. What was saved before is safe.
    </EmptyState>
  );
}
