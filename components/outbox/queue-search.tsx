import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { QueueState } from "@/lib/delivery/queue-shapes";

/** Finds what is in one state of the queue by name or address; Enter is enough. */
export function QueueSearch({ state, search }: { state: QueueState; search: string | undefined }) {
  return (
    <form action="/outbox/queue" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="state" value={state} />
      <TextField
        label="Search the queue by name or address"
        labelHidden
        type="search"
        name="search"
        placeholder="Search by name or address"
        defaultValue={search}
        className="w-64 max-sm:flex-1"
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
