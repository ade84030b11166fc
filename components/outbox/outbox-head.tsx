import { PageHeader } from "@/components/ui/page-header";
import { PathTabs } from "@/components/ui/path-tabs";

const tabs = [
  { href: "/outbox", label: "Messages" },
  { href: "/outbox/queue", label: "Queue" },
  { href: "/outbox/letters", label: "Letters" },
];

/** Where one is in the outbox. */
export function OutboxHead() {
  return (
    <div className="flex flex-col gap-3">
      <PageHeader
        title="Outbox"
        lead="Every message to a customer, as they got to read it, and what is still to be sent."
      />
      <PathTabs label="Outbox" tabs={tabs} />
    </div>
  );
}
