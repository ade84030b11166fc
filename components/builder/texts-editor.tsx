"use client";

import { useDefinition } from "@/components/builder/draft";
import { AreaAt, TextAt } from "@/components/builder/fields";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";

/** What the survey is called, and how its page begins. */
export function TextsEditor() {
  return (
    <Panel title="Survey">
      <div className="flex flex-col gap-5">
        <TextAt
          label="Name"
          hint="For your team; customers never see it."
          maxLength={120}
          path="name"
        />
        <TextAt
          label="Title"
          hint="The heading of the page."
          maxLength={150}
          path="definition.title"
        />
        <AreaAt label="Introduction" optional maxLength={10_000} path="definition.introduction" />
      </div>
    </Panel>
  );
}

const classes = [
  { name: "promoter", label: "To promoters", hint: "Who answered 9 or 10." },
  { name: "passive", label: "To passives", hint: "Who answered 7 or 8." },
  { name: "detractor", label: "To detractors", hint: "Who answered 0 to 6." },
] as const;

/** The closing words, for each class where NPS is asked, and where to go on to. */
export function ThanksEditor() {
  const { definition } = useDefinition();
  const asksNps = definition.questions.some(({ role }) => role === "nps");
  return (
    <Panel title="Thank you" lead="What customers read when their answers are saved.">
      <div className="flex flex-col gap-5">
        <AreaAt
          label={asksNps ? "To everyone else" : "To everyone"}
          maxLength={1000}
          path="definition.thanks.everyone"
        />
        {asksNps &&
          classes.map(({ name, label, hint }) => (
            <AreaAt
              key={name}
              label={label}
              hint={hint}
              optional
              maxLength={1000}
              path={`definition.thanks.${name}`}
            />
          ))}
        <ThanksLink />
      </div>
    </Panel>
  );
}

function ThanksLink() {
  const { definition, changeDefinition } = useDefinition();
  const { link } = definition.thanks;
  const setLink = (next: typeof link) =>
    changeDefinition((before) => ({ ...before, thanks: { ...before.thanks, link: next } }));
  if (!link) {
    return (
      <Button
        size="small"
        className="self-start"
        onClick={() => setLink({ label: "Go on", address: "https://" })}
      >
        Add a link to go on to
      </Button>
    );
  }
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]">
      <legend className="sr-only">Link to go on to</legend>
      <TextAt label="Words of the link" maxLength={80} path="definition.thanks.link.label" />
      <TextAt label="Its address" type="url" path="definition.thanks.link.address" />
      <Button tone="quiet" className="self-end" onClick={() => setLink(undefined)}>
        Remove link
      </Button>
    </fieldset>
  );
}
