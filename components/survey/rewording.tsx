import type { Wording } from "@/lib/surveys/compare";

/** Answers to different words are counted together; this says so. */
export function Rewording({ wordings }: { wordings: readonly Wording[] }) {
  const last = wordings.at(-1);
  if (!last) return null;
  return (
    <details className="text-xs text-ink-muted">
      <summary className="cursor-pointer">Reworded in version {last.version}</summary>
      <ol className="mt-1 flex flex-col gap-1">
        {wordings.map(({ wording, version }) => (
          <li key={version}>
            From version {version}: “{wording}”
          </li>
        ))}
      </ol>
    </details>
  );
}
