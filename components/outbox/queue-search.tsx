import { queueWords } from "@/components/outbox/queue-words";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type QueueState, queueStates } from "@/lib/delivery/queue-shapes";

const states = queueStates.map((value) => ({ value, label: queueWords[value].word }));

/** Finds what is in the queue; the choice is in the address, and Enter is enough. */
export function QueueSearch({ state, search }: { state: QueueState; search: string | undefined }) {
  return (
    <form action="/outbox/queue" className="flex flex-wrap items-end gap-2">
      <SelectField
        label="State"
        labelHidden
        name="state"
        choices={states}
        defaultValue={state}
        className="w-44 max-sm:w-full"
      />
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
