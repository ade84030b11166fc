import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";

interface KeyFindingsProps {
  headline: string;
  sentences: readonly { key: string; text: string; href: string }[];
  /** n, exclusions and method. */
  footnotes: readonly string[];
  leftOut: readonly { key: string; label: string; why: string }[];
}

/** What the page found, in words: one sentence, then one per key driver. */
export function KeyFindings({ headline, sentences, footnotes, leftOut }: KeyFindingsProps) {
  return (
    <Panel>
      <p className="max-w-prose text-lg font-semibold text-balance text-ink">{headline}</p>
      {sentences.length > 0 && (
        <ol className="mt-3 flex max-w-prose flex-col gap-2">
          {sentences.map(({ key, text, href }, k) => (
            <li key={key} className="flex gap-3">
              <span
                aria-hidden
                className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full bg-up-soft text-xs font-semibold text-up-ink tabular-nums"
              >
                {k + 1}
              </span>
              <span>
                {text}{" "}
                <TextLink href={href} className="whitespace-nowrap">
                  Look closer
                </TextLink>
              </span>
            </li>
          ))}
        </ol>
      )}
      <footer className="mt-4 flex flex-col gap-1 border-t border-line pt-3 text-xs text-ink-muted">
        {footnotes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {leftOut.length > 0 && <LeftOutList leftOut={leftOut} />}
      </footer>
    </Panel>
  );
}

function LeftOutList({ leftOut }: Pick<KeyFindingsProps, "leftOut">) {
  return (
    <details>
      <summary className="w-fit rounded-sm hover:text-ink">
        {leftOut.length} {leftOut.length === 1 ? "variable is" : "variables are"} not among the
        conditions
      </summary>
      <ul className="mt-1 list-disc pl-5">
        {leftOut.map(({ key, label, why }) => (
          <li key={key}>
            {label}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
