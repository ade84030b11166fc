import type { ReactNode } from "react";
import { Rewording } from "@/components/survey/rewording";
import { Panel } from "@/components/ui/panel";
import type { Wording } from "@/lib/surveys/compare";

export interface Results<R> {
  results: readonly R[];
  /** Fewer answers than this are not told apart. */
  minimum: number;
  /** The wordings of the questions whose wording changed, by key. */
  reworded: ReadonlyMap<string, readonly Wording[]>;
}

interface ResultPanelProps<R> extends Results<R> {
  title: string;
  lead: string;
  /** What is said of a question before its answers are shown, also where they are too few. */
  sentence: (result: R, minimum: number) => string;
  children: (result: R) => ReactNode;
}

/** How several questions were answered, one below the other. */
export function ResultPanel<R extends { key: string; label: string; n: number }>({
  title,
  lead,
  results,
  minimum,
  reworded,
  sentence,
  children,
}: ResultPanelProps<R>) {
  return (
    <Panel title={title} lead={lead}>
      <div className="flex flex-col gap-7">
        {results.map((result) => (
          <section key={result.key} aria-label={result.label}>
            <h3 className="text-sm font-medium text-ink">{result.label}</h3>
            <div className="mb-2">
              <p className="text-xs text-ink-muted">{sentence(result, minimum)}</p>
              <Rewording wordings={reworded.get(result.key) ?? []} />
            </div>
            {result.n >= minimum && children(result)}
          </section>
        ))}
      </div>
    </Panel>
  );
}
