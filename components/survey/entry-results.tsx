import { IntervalBars } from "@/components/charts/interval-bars";
import { CountBars } from "@/components/survey/count-bars";
import { monthWords, spanWords } from "@/components/survey/day-words";
import { ResultPanel, type Results } from "@/components/survey/result-panel";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { decimals, figure, percent } from "@/lib/analysis/figures";
import type { ConsentResult, DateResult, EntryResult, NumberResult } from "@/lib/responses/shapes";

const title = "Numbers, days and consent";

/** About the size of what is being counted. */
export function EntriesSkeleton() {
  return (
    <Panel title={title}>
      <div role="status" aria-label="Counting">
        <Skeleton className="h-72 w-full" />
      </div>
    </Panel>
  );
}

/** What was typed as a number or a day, and how often consent was given. */
export function EntryResults(props: Results<EntryResult>) {
  return (
    <ResultPanel
      title={title}
      lead="How the answers to each question lie; means and shares with their 95 % interval."
      {...props}
      sentence={sentence}
    >
      {(result) => <Result result={result} />}
    </ResultPanel>
  );
}

function sentence({ kind, n }: EntryResult, minimum: number): string {
  const isConsent = kind === "consent";
  if (n === 0) {
    return isConsent
      ? "Nobody has come to the end of a survey that asks for it."
      : "Nobody has answered this yet.";
  }
  const noun = isConsent ? "person" : "answer";
  const nouns = isConsent ? "people" : "answers";
  const answers = n === 1 ? `1 ${noun}` : `${figure(n)} ${nouns}`;
  if (n < minimum) return `${answers}: too few to be told apart.`;
  return isConsent ? `${answers} came to the end of a survey that asks for it.` : `${answers}.`;
}

function Result({ result }: { result: EntryResult }) {
  if (result.kind === "number") return <Numbers result={result} />;
  return result.kind === "date" ? <Days result={result} /> : <Consent result={result} />;
}

function Numbers({ result }: { result: NumberResult }) {
  const { label, mean, ciLow, ciHigh, lower, median, upper, bins } = result;
  if (mean === undefined || lower === undefined || median === undefined || upper === undefined) {
    return null;
  }
  const digits = decimalsIn(bins.flatMap(({ from, to }) => [from, to]));
  const edge = (value: number) => decimals(value, digits);
  // Where bins have decimals, what lies within one takes another to be told.
  const fact = (value: number) => (digits > 0 ? decimals(value, digits + 1) : figure(value));
  const limits =
    typeof ciLow === "number" && typeof ciHigh === "number"
      ? ` (${fact(ciLow)} to ${fact(ciHigh)})`
      : "";
  return (
    <>
      <Facts
        facts={[
          ["Mean", `${fact(mean)}${limits}`],
          ["Median", fact(median)],
          ["Middle half", `${fact(lower)} to ${fact(upper)}`],
        ]}
      />
      <CountBars
        caption={`How many answers lie where: ${label}`}
        heading="Number"
        bars={bins.map(({ from, to, n }) => ({
          key: `${from}`,
          label: from === to ? edge(from) : `${edge(from)} to ${edge(to)}`,
          n,
        }))}
      />
    </>
  );
}

/** How many decimals the longest of these has, ten at most. */
function decimalsIn(values: readonly number[]): number {
  const lengths = values.map((value) => value.toFixed(10).replace(/0+$/, "").split(".")[1]?.length);
  return Math.max(0, ...lengths.map((length) => length ?? 0));
}

function Days({ result: { label, earliest, latest, unit, spans } }: { result: DateResult }) {
  if (earliest === undefined || latest === undefined) return null;
  return (
    <>
      <Facts
        facts={[
          ["Earliest", monthWords(earliest)],
          ["Latest", monthWords(latest)],
        ]}
      />
      <CountBars
        caption={`How many answers by ${unit}: ${label}`}
        heading={`${unit.charAt(0).toUpperCase()}${unit.slice(1)}`}
        bars={spans.map(({ first, n }) => ({ key: first, label: spanWords(first, unit), n }))}
      />
    </>
  );
}

function Consent({ result: { key, label, given, share } }: { result: ConsentResult }) {
  if (!share) return null;
  const { value, low, high } = share;
  return (
    <IntervalBars
      caption={`How often consent was given: ${label}`}
      headings={["Answer", "Share", "Share with interval · given"]}
      bars={[
        {
          ...{ key, label: "Given", value, low, high, strong: false },
          text: `${percent(value)} (${percent(low)} to ${percent(high)}) · ${figure(given)}`,
        },
      ]}
      format={percent}
    />
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-2 text-sm">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-ink-muted">{name}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
