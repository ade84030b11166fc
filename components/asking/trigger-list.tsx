import { SwitchButton } from "@/components/asking/switch-button";
import { triggerSentence } from "@/components/asking/trigger-sentence";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { countedWords } from "@/lib/delivery/queue-shapes";
import type { Answer } from "@/lib/ground/answer";
import type { Trigger } from "@/lib/touchpoints/shapes";

interface TriggerListProps {
  path: string;
  triggers: readonly Trigger[];
  /** How many invitations of each wait for their hour (of one that is off: to be called off), or one more than are counted. */
  waiting: ReadonlyMap<string, number>;
  /** Absent for whoever may only look. */
  edit?: {
    change: (input: unknown) => Promise<Answer<Trigger>>;
    remove: (triggerId: string) => Promise<Answer<void>>;
  };
}

/** The rules by which interactions lead to the survey, each in a sentence, in their order. */
export function TriggerList({ path, triggers, waiting, edit }: TriggerListProps) {
  const some = triggers.length > 0;
  return (
    <Panel
      title="Who is asked"
      lead={
        some
          ? "Heard in this order, among the triggers of all surveys. The first that would ask, asks."
          : "Nobody is asked automatically yet: say after which interactions this survey is sent."
      }
      actions={
        edit && (
          <LinkButton href={`${path}/new`} tone={some ? "secondary" : "primary"}>
            Add a trigger
          </LinkButton>
        )
      }
    >
      {some && (
        <ul className="divide-y divide-line">
          {triggers.map((trigger) => (
            <TriggerItem
              key={trigger.id}
              {...{ trigger, path, edit }}
              waiting={waiting.get(trigger.id) ?? 0}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface TriggerItemProps extends Pick<TriggerListProps, "path" | "edit"> {
  trigger: Trigger;
  waiting: number;
}

function TriggerItem({ trigger, path, edit, waiting }: TriggerItemProps) {
  const { id, name, active } = trigger;
  const called = name || "this trigger";
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="max-w-prose min-w-0 flex-1 max-sm:basis-full">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {name || "Trigger"}
          <Badge tone={active ? "good" : "neutral"}>{active ? "On" : "Off"}</Badge>
          {waiting > 0 && (
            <Badge>
              {`${countedWords(waiting)} ${active ? "waiting to be sent" : "still being called off"}`}
            </Badge>
          )}
        </p>
        <p className="mt-1 text-sm text-ink-muted">{triggerSentence(trigger)}</p>
      </div>
      {edit && (
        <div className="flex gap-2">
          <SwitchButton
            {...{ active, waiting, called }}
            change={edit.change.bind(null, { triggerId: id, active: !active })}
            remove={edit.remove.bind(null, id)}
          />
          <LinkButton href={`${path}/${id}`} size="small" aria-label={`Edit ${called}`}>
            Edit
          </LinkButton>
        </div>
      )}
    </li>
  );
}
