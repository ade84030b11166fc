import { entryAddress } from "@/components/typing/entry-address";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { SurveyFrame } from "@/components/ui/survey-frame";
import type { TypeIn } from "@/lib/responses/type-in-shapes";

const ways = { paper: "On paper", phone: "By telephone" };

/** Whose answers these are, in a few words. */
function wordsOf({ source, customer, interaction, day }: TypeIn): string {
  const parts = [
    ways[source],
    customer ? `customer ${customer}` : "nobody in particular",
    interaction && `interaction ${interaction}`,
    day && `answered on ${day}`,
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

/** The survey's own page, as tall as it is, with the way to the next sheet or call. */
export function EntryFrame({ entry }: { entry: TypeIn }) {
  return (
    <Panel
      title="Type in answers"
      lead={wordsOf(entry)}
      actions={
        <LinkButton href={`/surveys/${entry.surveyId}/enter`}>Next sheet or call</LinkButton>
      }
    >
      <SurveyFrame src={entryAddress(entry, true)} />
    </Panel>
  );
}
