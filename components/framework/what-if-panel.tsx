"use client";

import { useEffect, useRef, useState } from "react";
import { KeepWhatIf } from "@/components/framework/keep-what-if";
import { Lever } from "@/components/framework/lever";
import { useLatest } from "@/components/framework/use-latest";
import { WhatIfResult } from "@/components/framework/what-if-result";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Node, WhatIfAnswer } from "@/lib/framework/shapes";
import { addressOf, noChange, requestOf, type WhatIfDraft } from "@/lib/framework/what-if-address";
import type { Answer } from "@/lib/ground/answer";

export interface WhatIfActions {
  tryChange(input: unknown): Promise<Answer<WhatIfAnswer>>;
  keep(input: unknown): Promise<Answer<void>>;
}

interface WhatIfPanelProps extends WhatIfActions {
  /** What can be changed. */
  levers: readonly Node[];
  /** Everything a change may reach. */
  variables: readonly Node[];
  teams: readonly string[];
  /** As the address has it. */
  draft: WhatIfDraft;
}

/** What could be changed, for whom and at what cost; the result follows each move. */
export function WhatIfPanel(props: WhatIfPanelProps) {
  const { levers, variables, teams, tryChange, keep } = props;
  const [draft, setDraft] = useState(props.draft);
  const { answer, isBusy, ask } = useLatest(tryChange);
  const isShared = useRef(requestOf(props.draft) !== null);

  useEffect(() => {
    // An address that somebody shared is answered as if its levers had been moved.
    if (isShared.current) ask(requestOf(props.draft));
    isShared.current = false;
  });

  const change = (part: Partial<WhatIfDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    const query = addressOf(next);
    window.history.replaceState(null, "", query === "" ? window.location.pathname : `?${query}`);
    ask(requestOf(next));
  };
  const request = requestOf(draft);
  return (
    <Panel
      title="What if"
      lead="Move what you could change. Effects are carried along the measured arrows; bands hold 80 % and 95 % of the resamples. The address of this page keeps it: share it as it is."
      actions={
        <Button size="small" disabled={request === null} onClick={() => change(noChange)}>
          Reset
        </Button>
      }
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          {teams.length > 1 && (
            <SelectField
              label="Whose KPIs change"
              emptyLabel="Everybody's"
              value={draft.team}
              onChange={({ target }) => change({ team: target.value })}
              choices={teams.map((name) => ({ value: name, label: name }))}
            />
          )}
          <Levers levers={levers} deltas={draft.deltas} onMove={(deltas) => change({ deltas })} />
          <CostFields draft={draft} onSpend={change} />
          {request && <KeepWhatIf improvement={request} keep={keep} />}
        </div>
        {/* However many can be moved, what comes of it stays in sight. */}
        <div
          role="status"
          aria-busy={isBusy}
          className="min-h-40 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto"
        >
          {!answer && <p className="text-sm text-ink-muted">Nothing is changed yet.</p>}
          {answer?.ok && <WhatIfResult answer={answer.value} variables={variables} />}
          {answer && !answer.ok && <Notice tone="bad">{answer.message}</Notice>}
        </div>
      </div>
    </Panel>
  );
}

const mostLevers = 10;

interface LeversProps {
  levers: readonly Node[];
  deltas: WhatIfDraft["deltas"];
  onMove(deltas: WhatIfDraft["deltas"]): void;
}

/** What can be moved; of many, the rest on demand. */
function Levers({ levers, deltas, onMove }: LeversProps) {
  const drawn = (some: readonly Node[]) =>
    some.map((node) => (
      <Lever
        key={node.key}
        node={node}
        delta={deltas[node.key] ?? 0}
        onMove={(key, delta) => onMove({ ...deltas, [key]: delta })}
      />
    ));
  if (levers.length <= mostLevers) return drawn(levers);
  const rest = levers.slice(mostLevers);
  const isMoved = rest.some(({ key }) => deltas[key]);
  return (
    <>
      {drawn(levers.slice(0, mostLevers))}
      <details open={isMoved || undefined}>
        <summary className="cursor-pointer text-sm text-ink-muted">{rest.length} more</summary>
        <div className="mt-4 flex flex-col gap-4">{drawn(rest)}</div>
      </details>
    </>
  );
}

const costs = [
  ["once", "Cost once"],
  ["perYear", "Cost a year"],
  ["rampUpMonths", "Months until full effect"],
  ["years", "Horizon, years"],
] as const;

interface CostFieldsProps {
  draft: WhatIfDraft;
  onSpend(part: Partial<WhatIfDraft>): void;
}

function CostFields({ draft, onSpend }: CostFieldsProps) {
  return (
    <div className="grid grid-cols-2 items-end gap-3 border-t border-line pt-4">
      {costs.map(([name, label]) => (
        <TextField
          key={name}
          label={label}
          inputMode="decimal"
          value={draft[name]}
          onChange={({ target }) => onSpend({ [name]: target.value })}
        />
      ))}
    </div>
  );
}
