import { Panel } from "@/components/ui/panel";

/** A part of the page that the data cannot fill yet, and what is missing. */
export function Missing({ title, sentence }: { title: string; sentence: string }) {
  return (
    <Panel title={title}>
      <div className="rounded-lg bg-sunken px-4 py-6 text-center text-sm text-ink-muted">
        {sentence}
      </div>
    </Panel>
  );
}
