import { IntervalBars } from "@/components/charts/interval-bars";
import { ResultPanel, type Results } from "@/components/survey/result-panel";
import type { OptionResult } from "@/lib/responses/shapes";

/** What was chosen at each choice, and put first at each ranking. */
export function OptionResults(props: Results<OptionResult>) {
  return (
    <ResultPanel
      title="Choices"
      lead="Of those who answered each question, the share that chose an option, with its 95 % interval."
      {...props}
      sentence={sentence}
    >
      {(result) => <Options result={result} />}
    </ResultPanel>
  );
}

function sentence({ kind, multiple, n }: OptionResult, minimum: number): string {
  if (n === 0) return "Nobody has answered this yet.";
  const answers = n === 1 ? "1 answer" : `${n.toLocaleString("en")} answers`;
  if (n < minimum) return `${answers}: too few to be told apart.`;
  if (kind === "ranking") return `${answers}; how often each was put first, and its mean place.`;
  return multiple ? `${answers}; several options could be chosen.` : `${answers}.`;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function Options({ result: { label, kind, options } }: { result: OptionResult }) {
  const bars = options.map(({ key, label: words, chosen, share, meanPlace }) => {
    const { value = 0, low = 0, high = 0 } = share ?? {};
    return {
      ...{ key, value, low, high, strong: false },
      label: <Option words={words} meanPlace={meanPlace} />,
      text: `${percent(value)} (${percent(low)} to ${percent(high)}) · ${chosen.toLocaleString("en")}`,
    };
  });
  const share = kind === "ranking" ? "Put first" : "Share";
  return (
    <IntervalBars
      caption={`How often each option was chosen: ${label}`}
      headings={["Option", share, `${share} with interval · answers`]}
      bars={bars}
      format={percent}
    />
  );
}

function Option({ words, meanPlace }: { words: string; meanPlace: number | undefined }) {
  return (
    <>
      {words}
      {meanPlace !== undefined && (
        <span className="block text-xs text-ink-muted">mean place {meanPlace.toFixed(1)}</span>
      )}
    </>
  );
}
