"use client";

import { useRef, useState, useTransition } from "react";
import { WhatIfResult } from "@/components/framework/what-if-result";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { decimals, figure, signed } from "@/lib/analysis/figures";
import type { Node, WhatIfAnswer } from "@/lib/framework/shapes";
import type { Answer } from "@/lib/ground/answer";

interface WhatIfPanelProps {
  /** What can be changed. */
  levers: readonly Node[];
  /** Everything a change may reach. */
  variables: readonly Node[];
  action(input: unknown): Promise<Answer<WhatIfAnswer>>;
}

/** How far a lever may be moved: to where the data hardly reach any more. */
function spanOf({ mean, p1, p99, sd }: Node) {
  const step = Number((sd / 20).toPrecision(1)) || 1;
  return { least: p1 - mean, most: p99 - mean, step };
}

/** Sliders for what could be changed; the result follows each move, from draws that are kept. */
export function WhatIfPanel({ levers, variables, action }: WhatIfPanelProps) {
  const [deltas, setDeltas] = useState<Record<string, number>>({});
  const [cost, setCost] = useState<Cost>({ once: "", perYear: "", years: "3" });
  const [answer, setAnswer] = useState<Answer<WhatIfAnswer>>();
  const [isBusy, startAsking] = useTransition();
  const asked = useRef(0);

  const ask = (moved: Record<string, number>, money: Cost) => {
    const changes = Object.entries(moved).flatMap(([variable, delta]) =>
      delta === 0 ? [] : [{ variable, delta }],
    );
    const turn = ++asked.current;
    if (changes.length === 0) {
      setAnswer(undefined);
      return;
    }
    startAsking(async () => {
      const given = await action({
        changes,
        cost: { once: Number(money.once) || 0, perYear: Number(money.perYear) || 0 },
        horizonYears: Number(money.years) || 3,
      });
      // An answer that comes late must not replace a later one.
      if (turn === asked.current) setAnswer(given);
    });
  };
  const move = (key: string, delta: number) => {
    const moved = { ...deltas, [key]: delta };
    setDeltas(moved);
    ask(moved, cost);
  };
  const spend = (name: keyof Cost, text: string) => {
    const money = { ...cost, [name]: text };
    setCost(money);
    ask(deltas, money);
  };
  const reset = () => {
    setDeltas({});
    ask({}, cost);
  };

  return (
    <Panel
      title="What if"
      lead="Move what you could change. Effects are carried along the measured arrows; bands hold 80 % and 95 % of the resamples."
      actions={
        <Button size="small" onClick={reset}>
          Reset
        </Button>
      }
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          {levers.map((node) => (
            <Lever key={node.key} node={node} delta={deltas[node.key] ?? 0} onMove={move} />
          ))}
          <CostFields cost={cost} onSpend={spend} />
        </div>
        <div role="status" aria-busy={isBusy} className="min-h-40">
          {!answer && <p className="text-sm text-ink-muted">Nothing is changed yet.</p>}
          {answer?.ok && <WhatIfResult answer={answer.value} variables={variables} />}
          {answer && !answer.ok && <Notice tone="bad">{answer.message}</Notice>}
        </div>
      </div>
    </Panel>
  );
}

interface Cost {
  once: string;
  perYear: string;
  years: string;
}

function CostFields({
  cost,
  onSpend,
}: {
  cost: Cost;
  onSpend(name: keyof Cost, text: string): void;
}) {
  const fields = [
    ["once", "Cost once"],
    ["perYear", "Cost a year"],
    ["years", "Horizon, years"],
  ] as const;
  return (
    <div className="grid grid-cols-3 items-end gap-3 border-t border-line pt-4">
      {fields.map(([name, label]) => (
        <TextField
          key={name}
          label={label}
          inputMode="decimal"
          value={cost[name]}
          onChange={(event) => onSpend(name, event.target.value)}
        />
      ))}
    </div>
  );
}

interface LeverProps {
  node: Node;
  delta: number;
  onMove(key: string, delta: number): void;
}

function Lever({ node, delta, onMove }: LeverProps) {
  const { least, most, step } = spanOf(node);
  const unit = node.unit ? ` ${node.unit}` : "";
  const digits = step < 0.1 ? 3 : step < 1 ? 2 : 0;
  return (
    <label className="block text-sm">
      <span className="flex justify-between gap-3">
        <span className="font-medium text-ink">{node.label}</span>
        <span className="text-ink-muted tabular-nums">
          {figure(node.mean)}
          {unit} → <span className="text-ink">{decimals(node.mean + delta, digits)}</span>{" "}
          {delta === 0 ? "" : `(${signed(delta, digits)})`}
        </span>
      </span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={delta}
        onChange={(event) => {
          const moved = Number(event.target.value);
          // Sliders start at their least value, so that nothing lies exactly on zero.
          onMove(node.key, Math.abs(moved) < step ? 0 : moved);
        }}
        className="mt-1 h-6 w-full accent-accent"
      />
    </label>
  );
}
