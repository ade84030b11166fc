import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { QueueState } from "@/lib/delivery/queue-shapes";

/** Finds what is in one state of the queue by name, address, number or id; Enter is enough. */
export function QueueSearch({ state, search }: { state: QueueState; search: string | undefined }) {
  return (
    <form action="/outbox/queue" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="state" value={state} />
      <TextField
        label="Search the queue by what a name or address begins with, a phone number or an id"
        labelHidden
        type="search"
        name="search"
        placeholder="Name, address, phone number or id"
        defaultValue={search}
        className="w-80 max-sm:flex-1"
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
