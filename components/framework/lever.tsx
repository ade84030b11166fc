"use client";

import { useId, useState } from "react";
import { controlLook } from "@/components/ui/field";
import { TypedBefore } from "@/components/ui/typed-before";
import { decimals, figure, signed } from "@/lib/analysis/figures";
import type { Node } from "@/lib/framework/shapes";

interface LeverProps {
  node: Node;
  delta: number;
  onMove(key: string, delta: number): void;
}

/** How far a lever may be moved, in whole steps: to where the data hardly reach any more. */
function spanOf({ mean, p1, p99, sd }: Node) {
  const step = Number((sd / 20).toPrecision(1)) || 1;
  return {
    step,
    least: step * Math.ceil((p1 - mean) / step),
    most: step * Math.floor((p99 - mean) / step),
  };
}

/** One KPI that could be changed: a slider within what was seen, and a field for any amount. */
export function Lever({ node, delta, onMove }: LeverProps) {
  const { least, most, step } = spanOf(node);
  const id = useId();
  const [typed, setTyped] = useState("");
  // What is being typed stays as it is, "0.0" too, as long as it means what is set.
  const text = (Number(typed) || 0) === delta ? typed : String(delta);
  const unit = node.unit ? ` ${node.unit}` : "";
  const digits = step < 0.01 ? 4 : step < 0.1 ? 3 : step < 1 ? 2 : 0;
  const set = (moved: number) => onMove(node.key, Number(moved.toPrecision(6)));
  return (
    <fieldset className="text-sm">
      <legend className="sr-only">{node.label}</legend>
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="font-medium text-ink">
          {node.label}
          <span className="block text-xs font-normal text-ink-muted tabular-nums">
            {figure(node.mean)}
            {unit}
            {delta !== 0 && (
              <>
                {" "}
                → <span className="text-ink">{decimals(node.mean + delta, digits)}</span>
              </>
            )}
          </span>
        </label>
        <span className="relative block w-32 shrink-0">
          <input
            id={`${id}-amount`}
            type="number"
            step="any"
            aria-label={`${node.label}: change${node.unit ? ` in ${node.unit}` : ""}`}
            placeholder="±0"
            value={text}
            onChange={({ target }) => {
              setTyped(target.value);
              onMove(node.key, Number(target.value) || 0);
            }}
            className={`${controlLook} h-8 text-right tabular-nums max-sm:h-11`}
          />
          <TypedBefore control={`${id}-amount`} />
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={delta}
        aria-valuetext={`${signed(delta, digits)}${unit}`}
        onChange={({ target }) => {
          const moved = Number(target.value);
          set(Math.abs(moved) < step / 2 ? 0 : moved);
        }}
        className="mt-1 h-6 w-full accent-accent"
      />
      <TypedBefore control={id} />
    </fieldset>
  );
}
