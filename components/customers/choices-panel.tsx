import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { ChosenAddress, ContactChoices } from "@/lib/delivery/contact-choices";
import { kindWords, plannedKinds } from "@/lib/delivery/kinds";
import { inSentence } from "@/lib/ground/in-sentence";

interface ChoicesPanelProps {
  choices: ContactChoices;
  timeZone: string;
  /** How an address came to be refused, by source. */
  sources: Readonly<Record<string, string>>;
}

/** How the customer may be asked, and what stands against it. */
export function ChoicesPanel({ choices, timeZone, sources }: ChoicesPanelProps) {
  const { consent, addresses, reachable, declined, preferredChannel } = choices;
  const answers = answersOf(choices);
  const lead =
    reachable.length > 0
      ? `Can be asked by ${reachable.map((kind) => inSentence(kindWords[kind])).join(", ")}.`
      : "Cannot be asked at present.";
  return (
    <Panel title="Contact and consent" lead={lead}>
      <dl className="flex flex-col gap-3 text-sm">
        {addresses.map((address) => (
          <Address key={address.kind} {...{ address, timeZone, sources }} />
        ))}
        {addresses.length === 0 && <Row name="Addresses">None known</Row>}
        <Row name="Consent">
          {consent === null ? "Nothing recorded" : <Answer given={consent} />}
          {choices.consentRefusedElsewhere && <Elsewhere said="Refused" />}
          {choices.optedOutElsewhere && <Elsewhere said="Opted out" />}
        </Row>
        {answers.length > 0 && (
          <Row name="By channel">
            <ul className="flex flex-col gap-1">
              {answers.map(({ kind, given, isRefusedElsewhere }) => (
                <li key={kind}>
                  {kindWords[kind]} {given !== undefined && <Answer given={given} />}
                  {isRefusedElsewhere && <Elsewhere said="Refused" />}
                </li>
              ))}
            </ul>
            {consent === false && (
              <span className="mt-0.5 block text-xs text-ink-muted">
                Consent that was refused in general is refused for each channel.
              </span>
            )}
          </Row>
        )}
        {preferredChannel && <Row name="Prefers">{preferredChannel}</Row>}
        {declined.length > 0 && (
          <Row name="Not again">{declined.map(({ name }) => name).join(", ")}</Row>
        )}
      </dl>
    </Panel>
  );
}

/** What was said of single channels, under this record or another one. */
function answersOf({ channelConsents, channelsRefusedElsewhere }: ContactChoices) {
  return plannedKinds
    .map((kind) => ({
      ...{ kind, given: channelConsents[kind] },
      isRefusedElsewhere: channelsRefusedElsewhere.includes(kind),
    }))
    .filter(({ given, isRefusedElsewhere }) => given !== undefined || isRefusedElsewhere);
}

function Answer({ given }: { given: boolean }) {
  return <Badge tone={given ? "good" : "warn"}>{given ? "Given" : "Refused"}</Badge>;
}

function Elsewhere({ said }: { said: string }) {
  return (
    <span className="mt-0.5 block text-xs text-ink-muted">
      <Badge tone="warn">{said}</Badge> under another record of theirs
    </span>
  );
}

type AddressProps = Omit<ChoicesPanelProps, "choices"> & { address: ChosenAddress };

function Address({ address, timeZone, sources }: AddressProps) {
  const { kind, refused } = address;
  return (
    <Row name={kind === "email" ? "E-mail" : "Telephone"}>
      <span className="wrap-anywhere">{address.address}</span>
      {refused && (
        <span className="mt-0.5 block text-xs text-ink-muted">
          <Badge tone="warn">Not written to</Badge> {sources[refused.source] ?? refused.source},{" "}
          <Moment at={refused.since} timeZone={timeZone} dayOnly />
        </span>
      )}
    </Row>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
      <dt className="text-ink-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
