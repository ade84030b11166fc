import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <EmptyState
      title="There is nothing here"
      action={<LinkButton href="/">Go to Today</LinkButton>}
    >
      The page may have moved, or what it showed was removed.
    </EmptyState>
  );
}
