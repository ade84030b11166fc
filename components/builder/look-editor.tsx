"use client";

import { ColourField } from "@/components/builder/colour-field";
import { useDefinition } from "@/components/builder/draft";
import { ChoiceAt } from "@/components/builder/fields";
import { LogoField } from "@/components/builder/logo-field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Look } from "@/lib/surveys/look";
import { lookPairs } from "@/lib/surveys/page/look-style";

const fonts = [
  { value: "humanist", label: "Humanist" },
  { value: "geometric", label: "Geometric" },
  { value: "serif", label: "Serif" },
  { value: "rounded", label: "Rounded" },
];
const radii = [
  { value: "none", label: "Square" },
  { value: "small", label: "Slightly rounded" },
  { value: "round", label: "Fully rounded" },
];

/** The survey's look: each colour with how well it can be read, as it is picked. */
export function LookEditor() {
  const { definition, changeDefinition } = useDefinition();
  // A colour that is half typed is not measured.
  const pairs = lookPairs(Look.safeParse(definition.look ?? {}).data ?? {});
  const weak = pairs.filter(({ ratio, needed }) => ratio < needed);
  const plain = () => changeDefinition((before) => ({ ...before, look: undefined }));
  return (
    <Panel
      title="Look"
      lead="Colours, font and logo of the page. Nothing is loaded from elsewhere, so it stays fast."
    >
      <div className="flex flex-col gap-5">
        <LogoField />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <ColourField
            label="Accent"
            path="definition.look.accent"
            standard="#2f4bc7"
            pair={pairs[1]}
          />
          <ColourField
            label="Text"
            path="definition.look.text"
            standard="#171a21"
            pair={pairs[0]}
          />
          <ColourField
            label="Background"
            path="definition.look.background"
            standard="#f4f5f7"
            pair={pairs[2]}
          />
        </div>
        {weak.length > 0 && (
          <Notice tone="warn" title="Hard to read" live>
            {weak.map(({ what, ratio, needed }) => (
              <p key={what}>
                {pairWords[what]}: {ratio.toFixed(1)} to 1; WCAG 2.2 asks for {needed} to 1.
              </p>
            ))}
          </Notice>
        )}
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <ChoiceAt
            label="Font"
            emptyLabel="Device font"
            path="definition.look.font"
            choices={fonts}
          />
          <ChoiceAt
            label="Corners"
            emptyLabel="Rounded"
            path="definition.look.radius"
            choices={radii}
          />
          <ChoiceAt
            label="In the dark"
            emptyLabel="As the device"
            path="definition.look.dark"
            choices={[{ value: "never", label: "Always light" }]}
          />
        </div>
        {definition.look && (
          <button
            type="button"
            onClick={plain}
            className="self-start text-sm text-accent-ink underline"
          >
            Back to the plain look
          </button>
        )}
      </div>
    </Panel>
  );
}

const pairWords = {
  text: "Text on the page",
  accent: "Accent on the page",
  name: "Your name on the background",
};
