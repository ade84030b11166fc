import { OpenLinkForm } from "@/components/open/open-link-form";
import { PlaceForm } from "@/components/open/place-form";
import { PlaceList } from "@/components/open/place-list";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { Answer } from "@/lib/ground/answer";
import type { OpenLink } from "@/lib/surveys/open-link-shapes";

interface OpenLinkPanelProps {
  surveyId: string;
  /** Absent while the survey never had one. */
  link: OpenLink | undefined;
  /** An address to begin with. */
  suggestion: string;
  /** Responses by source. */
  counts: Readonly<Record<string, number>>;
  /** Absent for whoever may only look. */
  edit: Record<"save" | "add" | "remove", Change> | undefined;
}

type Change = (input: unknown) => Promise<Answer<OpenLink>>;

/** Where anybody may answer: the address, and one link for each place it stands at. */
export function OpenLinkPanel({ surveyId, link, suggestion, counts, edit }: OpenLinkPanelProps) {
  return (
    <Panel
      title="Open link and QR code"
      lead="One address that anybody may answer at: on a receipt, a poster, a mail's footer. Nobody is known by it, and each form that is opened counts once. An e-mail address or number somebody types in stands with the answer alone: it is joined to no customer, and erasing a customer does not find it."
      actions={
        link && <Badge tone={link.active ? "good" : "neutral"}>{link.active ? "On" : "Off"}</Badge>
      }
    >
      <div className="flex flex-col gap-6">
        {edit && (
          <OpenLinkForm
            key={link ? JSON.stringify(link) : ""}
            {...{ surveyId, link, suggestion, save: edit.save }}
          />
        )}
        {link && (
          <div className="flex flex-col gap-3">
            <h3 className="text-sm font-semibold">Links by place</h3>
            <PlaceList {...{ surveyId, link, counts, remove: edit?.remove }} />
            {edit && <PlaceForm key={link.sources.length} {...{ surveyId, add: edit.add }} />}
            {link.active && (
              <p className="text-sm text-ink-muted">
                <TextLink href={link.url} target="_blank" prefetch={false}>
                  Open the survey as anybody sees it
                </TextLink>
                . Opening it records nothing.
              </p>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
