import { LinkButton } from "@/components/ui/link-button";

/** The two ways to answers, for whoever has none yet. */
export function FirstSteps() {
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <LinkButton tone="primary" href="/data/import">
        Import answers
      </LinkButton>
      <LinkButton href="/surveys">Ask customers</LinkButton>
    </div>
  );
}
