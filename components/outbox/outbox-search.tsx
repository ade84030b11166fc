import { messageWords } from "@/components/outbox/message-status";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type MessageQuery, messageStatuses } from "@/lib/delivery/shapes";

const statuses = messageStatuses.map((value) => ({ value, label: messageWords[value].word }));

/** Finds messages by customer and status; the choice is in the address, and Enter is enough. */
export function OutboxSearch({ query }: { query: MessageQuery }) {
  return (
    <form action="/outbox" className="flex flex-wrap items-end gap-2">
      <TextField
        label="Search messages by what a name or address begins with, a phone number or an id"
        labelHidden
        type="search"
        name="search"
        placeholder="Name, address, phone number or id"
        defaultValue={query.search}
        className="w-80 max-sm:w-full"
      />
      <SelectField
        label="Status"
        labelHidden
        name="status"
        emptyLabel="Any status"
        choices={statuses}
        defaultValue={query.status ?? ""}
        className="w-40 max-sm:flex-1"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
