import type { ComponentProps } from "react";
import { ArrowTable } from "@/components/framework/arrow-table";
import { ChainParts } from "@/components/framework/chain-parts";
import { ChainPicture } from "@/components/framework/chain-picture";
import { Coverage } from "@/components/framework/coverage";
import { DecidedArrows, type DecidedArrowsActions } from "@/components/framework/decided-arrows";
import { LeftOut } from "@/components/framework/left-out";
import { LineOfSight } from "@/components/framework/line-of-sight";
import { ScenariosView } from "@/components/framework/scenarios-view";
import { type WhatIfActions, WhatIfPanel } from "@/components/framework/what-if-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { figure } from "@/lib/analysis/figures";
import { partName } from "@/lib/framework/chain-part";
import {
  arrowsOf,
  columnsOf,
  type FrameworkPicture,
  isEvidence,
  leversOf,
} from "@/lib/framework/picture";
import { addressOf, type WhatIfDraft } from "@/lib/framework/what-if-address";

interface FrameworkViewProps extends WhatIfActions, DecidedArrowsActions {
  picture: FrameworkPicture;
  /** The what-if that the address has. */
  draft: WhatIfDraft;
  forget: ComponentProps<typeof ScenariosView>["forget"];
}

/** The chain from KPIs to value: as a picture, as money, as a what-if, and as a table. */
export function FrameworkView(props: FrameworkViewProps) {
  const { picture, draft, tryChange, keep, forget, decide, undo } = props;
  const arrows = arrowsOf(picture);
  const decided = <DecidedArrows {...{ picture, decide, undo }} />;
  const parts = <ChainParts part={picture.part} offered={picture.offered} />;
  const name = partName(picture.part);
  if (arrows.length === 0) {
    return (
      <>
        {parts}
        <NothingMeasured picture={picture} />
        <Coverage picture={picture} />
        {picture.decided.length > 0 && decided}
      </>
    );
  }
  const { meta, computedAt } = picture;
  const clear = arrows.filter(isEvidence).length;
  return (
    <>
      {parts}
      <Panel
        title={`${name && `${name}: `}${figure(clear)} of ${figure(arrows.length)} arrows are clear of zero`}
        lead={
          <>
            Width is strength in standard deviations: blue raises, vermillion lowers, grey may be
            chance, dashed is arithmetic, dotted was fixed by hand. Association, not proof of cause.{" "}
            {figure(meta.samples)} resamples of customers, seed {meta.seed}, computed{" "}
            <Moment at={computedAt} timeZone={picture.timeZone} />.
          </>
        }
      >
        <ChainPicture columns={columnsOf(picture)} arrows={arrows} />
      </Panel>
      <LeftOut picture={picture} />
      {name !== "" && (
        <p className="text-sm text-ink-muted">
          What one point is worth, and what a change would bring, is reckoned with everybody’s
          chain.
        </p>
      )}
      {name === "" && (
        <>
          <LineOfSight picture={picture} />
          <WhatIfPanel
            key={addressOf(draft)}
            levers={leversOf(picture)}
            variables={picture.variables}
            teams={picture.teams}
            {...{ draft, tryChange, keep }}
          />
          <ScenariosView picture={picture} forget={forget} />
        </>
      )}
      <ArrowTable arrows={arrows.toReversed()} />
      {decided}
    </>
  );
}

const sameWords = "So far the conditions say the same thing in other words.";

/** Why the first equation could not be fitted. */
const whatIsMissing: Readonly<Record<string, string>> = {
  "too-few-rows": "So far there are too few rows.",
  "costs-rows": "So far a condition is known of too few of the others’ rows.",
  "no-variation": "So far a score, or every condition, has one value only.",
  collinear: sameWords,
  "ill-conditioned": sameWords,
};

function NothingMeasured({ picture }: { picture: FrameworkPicture }) {
  const first = picture.dropped[0];
  if (partName(picture.part) !== "") {
    return (
      <EmptyState title={`Too little is known of ${partName(picture.part)} to measure its chain`}>
        Choose another part, or look at everybody’s chain.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="There is no chain to measure yet"
      action={
        <LinkButton tone="primary" href="/data/import">
          Import KPIs and answers
        </LinkButton>
      }
    >
      The framework needs KPIs of interactions or days, answers to a score, and, at its end, whether
      customers stayed or what they are worth.
      {first && ` ${whatIsMissing[first.reason] ?? ""}`}
    </EmptyState>
  );
}
